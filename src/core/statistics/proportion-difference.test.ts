import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { proportionDifference } from "./proportion-difference.ts";
import type { Proportion } from "./proportion-interval.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";
import type { Interval } from "./undefined-statistic.ts";

interface Inputs {
  successesA: number;
  nA: number;
  successesB: number;
  nB: number;
  confidence: number;
}

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<Inputs, { difference: number; newcombe: Interval }>(vectors, "proportion-difference");

const anyProportion = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

function estimated(first: Proportion, second: Proportion, confidence: number) {
  const result = proportionDifference(first, second, confidence);
  if (result.status === "undefined") throw new Error(result.reason);
  return result;
}

test.each(cases)("$id agrees with the reference, which subtracts B", ({ inputs, expected, tolerance }) => {
  const { successesA, nA, successesB, nB, confidence } = inputs;
  const [a, b] = [
    { successes: successesA, n: nA },
    { successes: successesB, n: nB },
  ];
  const wanted = { status: "estimated", difference: expected.difference, ...expected.newcombe };
  expect(deviations(proportionDifference(b, a, confidence), wanted, tolerance)).toEqual([]);
});

test.each([
  { first: { successes: 1, n: 34 }, second: { successes: 7, n: 34 }, low: "0.0189", high: "0.3404" },
  { first: { successes: 0, n: 29 }, second: { successes: 5, n: 56 }, low: "-0.0381", high: "0.1926" },
])("$second against $first has the published interval $low to $high", ({ first, second, ...published }) => {
  const { low, high } = estimated(first, second, 0.95);
  expect({ low: low.toFixed(4), high: high.toFixed(4) }).toEqual(published);
});

test("swapping the sides mirrors the interval", () => {
  fc.assert(
    fc.property(anyProportion, anyProportion, (first, second) => {
      const { difference, low, high } = estimated(first, second, 0.95);
      const mirrored = { status: "estimated", difference: -difference, low: -high, high: -low };
      expect(deviations(estimated(second, first, 0.95), mirrored, 1e-12)).toEqual([]);
    }),
  );
});

test("the interval holds the difference, stays within -1 and 1 and widens with confidence", () => {
  fc.assert(
    fc.property(anyProportion, anyProportion, (first, second) => {
      const narrow = estimated(first, second, 0.8);
      const wide = estimated(first, second, 0.99);
      const inOrder = [-1, wide.low, narrow.low, narrow.difference, narrow.high, wide.high, 1];
      expect(inOrder.every((bound, place) => place === 0 || bound >= inOrder[place - 1]! - 1e-12)).toBe(true);
      expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
    }),
  );
});

test.each([
  [
    { successes: 0, n: 0 },
    { successes: 1, n: 2 },
  ],
  [
    { successes: 1, n: 2 },
    { successes: 0, n: 0 },
  ],
])("a side without outcomes has no difference", (first, second) => {
  expect(proportionDifference(first, second, 0.95)).toEqual({ status: "undefined", reason: "no-values" });
});
