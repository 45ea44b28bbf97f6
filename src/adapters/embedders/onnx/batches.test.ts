import * as fc from "fast-check";
import { expect, test } from "vitest";
import { batchesByLength } from "./batches.ts";

test("puts texts of like length together", () => {
  expect(batchesByLength([9, 2, 8, 3, 9], 2)).toEqual([[1, 3], [2, 0], [4]]);
});

test("takes every text once, and no batch is larger than asked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 9 }), (lengths, most) => {
      const batches = batchesByLength(lengths, most);
      expect(batches.flat().sort((left, right) => left - right)).toEqual([...lengths.keys()]);
      expect(batches.filter(({ length }) => length === 0 || length > most)).toEqual([]);
    }),
  );
});
