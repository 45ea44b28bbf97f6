import * as fc from "fast-check";
import type { VectorRows } from "../similarity/row-cosine.ts";

/** Rows in the plane, at these angles in degrees; null is a row of zeros. */
export function planeRows(...degrees: (number | null)[]): VectorRows {
  const angles = degrees.map((degree) => (degree === null ? null : (degree * Math.PI) / 180));
  return {
    dimensions: 2,
    vectors: Float32Array.from(
      angles.flatMap((angle) => (angle === null ? [0, 0] : [Math.cos(angle), Math.sin(angle)])),
    ),
  };
}

/** Some rows of length 1 in eight dimensions, some of them copies of others. */
export function anyRows(maxLength: number): fc.Arbitrary<VectorRows> {
  const row = fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 })
    .filter((values) => values.some((value) => value !== 0))
    .map((values) => values.map((value) => value / Math.hypot(...values)));
  return fc
    .array(row, { minLength: 1, maxLength })
    .map((found) => ({ dimensions: 8, vectors: Float32Array.from(found.flat()) }));
}
