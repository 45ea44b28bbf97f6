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

/** These rows, of one length, scaled to length 1; rows of zeros stay as they are. At least one. */
export function unitRows(rows: readonly (readonly number[])[]): VectorRows {
  const scaled = rows.map((values) => values.map((value) => value / (Math.hypot(...values) || 1)));
  return { dimensions: rows[0]?.length ?? 0, vectors: Float32Array.from(scaled.flat()) };
}
