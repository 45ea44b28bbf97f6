import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isKnown, knownRows, rowCosine } from "./row-cosine.ts";

const rows = { dimensions: 5, vectors: Float32Array.of(0.6, 0, 0, 0, 0.8, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0) };

test("is the product of unit rows, to six decimals, and 0 beside a row of zeros", () => {
  expect([rowCosine(rows, 0, 0), rowCosine(rows, 0, 1), rowCosine(rows, 0, 2)]).toEqual([1, -0.8, 0]);
});

test("rows of zeros are told from the others", () => {
  expect([isKnown(rows, 1), isKnown(rows, 2), [...knownRows(rows)]]).toEqual([true, false, [0, 1]]);
});

test("is the same both ways round, and never beyond 1", () => {
  const row = fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
    .filter((values) => Math.hypot(...values) > 1e-3)
    .map((values) => values.map((value) => value / Math.hypot(...values)));
  fc.assert(
    fc.property(row, row, (a, b) => {
      const pair = { dimensions: 7, vectors: Float32Array.from([...a, ...b]) };
      const cosine = rowCosine(pair, 0, 1);
      expect(cosine).toBe(rowCosine(pair, 1, 0));
      expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
      expect(rowCosine(pair, 0, 0)).toBe(1);
    }),
  );
});
