import fc from "fast-check";
import { expect, test } from "vitest";
import { pairScales } from "./pair-scales.ts";

/** Every pair, one after the other. */
function largestOfAll(sums: readonly Float64Array[], values: Float64Array): number {
  let most = 0;
  for (const [one, left] of sums.entries()) {
    for (const [other, right] of sums.entries()) {
      if (other <= one) continue;
      let squares = 0;
      for (const [cluster, sum] of left.entries()) squares += (sum - right[cluster]!) ** 2;
      const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      most = Math.max(most, Math.abs(values[one]! - values[other]!) * scale);
    }
  }
  return most;
}

const finite = fc.double({ min: -1e3, max: 1e3, noNaN: true });

test("the largest difference is that of looking at every pair, to the last bit", () => {
  const table = fc
    .record({
      runs: fc.integer({ min: 1, max: 300 }),
      clusters: fc.integer({ min: 1, max: 4 }),
      // Few values: some runs are the same in every cluster.
      value: fc.constantFrom(finite, fc.constantFrom(0, 1, 0.1, -0.3)),
    })
    .chain(({ runs, clusters, value }) =>
      fc.record({
        sums: fc.array(fc.array(value, { minLength: clusters, maxLength: clusters }), {
          minLength: runs,
          maxLength: runs,
        }),
        values: fc.array(value, { minLength: runs, maxLength: runs }),
      }),
    );
  fc.assert(
    fc.property(table, ({ sums, values }) => {
      const rows = sums.map((row) => Float64Array.from(row));
      const [scales, asked] = [pairScales(rows), Float64Array.from(values)];
      expect(scales.largestDifference(asked)).toBe(largestOfAll(rows, asked));
      // What was asked before leaves nothing behind.
      expect(scales.largestDifference(asked.map((one) => one / 3))).toBe(
        largestOfAll(
          rows,
          asked.map((one) => one / 3),
        ),
      );
      const floor = Math.abs(asked[0]!);
      expect(scales.largestDifference(asked, floor)).toBe(Math.max(floor, largestOfAll(rows, asked)));
    }),
  );
});

test("a pair's scale is one over the root of its squared differences, whichever way round", () => {
  const { of } = pairScales([Float64Array.of(1, 1), Float64Array.of(4, 5), Float64Array.of(1, 1)]);
  expect([of(0, 1), of(1, 0), of(0, 2), of(1, 1)]).toEqual([0.2, 0.2, 0, 0]);
});
