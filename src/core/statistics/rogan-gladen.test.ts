import * as fc from "fast-check";
import { expect, test } from "vitest";
import { deviations } from "./reference-vectors.fixture.ts";
import { correctedRate, correctedRateFromCounts } from "./rogan-gladen.ts";

test("the published example: .30 observed, sensitivity .85, specificity .90", () => {
  const rate = 0.2 / 0.75;
  const wanted = { status: "estimated", rate, unclipped: rate, clipped: false };
  expect(deviations(correctedRate(0.3, 0.85, 0.9), wanted, 1e-12)).toEqual([]);
});

test.each([
  { title: "fewer yes than its false alarms", observed: 0.05, rate: 0, unclipped: -0.05 / 0.75 },
  { title: "more yes than its hits", observed: 0.95, rate: 1, unclipped: 0.85 / 0.75 },
])("a judge that says $title is cut off, and it is said", ({ observed, rate, unclipped }) => {
  const wanted = { status: "estimated", rate, unclipped, clipped: true };
  expect(deviations(correctedRate(observed, 0.85, 0.9), wanted, 1e-12)).toEqual([]);
});

test.each([
  { sensitivity: 0.5, specificity: 0.5 },
  { sensitivity: 0.2, specificity: 0.7 },
  { sensitivity: 0, specificity: 1 },
])("a judge that says yes to everything alike tells nothing: $sensitivity, $specificity", (accuracy) => {
  expect(correctedRate(0.3, accuracy.sensitivity, accuracy.specificity)).toEqual({
    status: "undefined",
    reason: "uninformative-judge",
  });
});

test.each([
  { title: "nothing judged", observed: { successes: 0, n: 0 }, checked: 10, reason: "no-values" },
  {
    title: "a judge never checked",
    observed: { successes: 1, n: 2 },
    checked: 0,
    reason: "no-labelled-values",
  },
])("$title: no rate", ({ observed, checked, reason }) => {
  const accuracy = { successes: checked, n: checked };
  const counts = { observed, sensitivity: accuracy, specificity: accuracy };
  expect(correctedRateFromCounts(counts)).toEqual({ status: "undefined", reason });
});

test("from counts it adds a standard error", () => {
  const result = correctedRateFromCounts({
    observed: { successes: 300, n: 1000 },
    sensitivity: { successes: 85, n: 100 },
    specificity: { successes: 90, n: 100 },
  });
  const rate = 0.2 / 0.75;
  const variance = 0.21 / 1000 + (rate ** 2 * 0.1275) / 100 + ((1 - rate) ** 2 * 0.09) / 100;
  const standardError = Math.sqrt(variance) / 0.75;
  const wanted = { status: "estimated", rate, unclipped: rate, clipped: false, standardError };
  expect(deviations(result, wanted, 1e-12)).toEqual([]);
});

test("a judge that was never seen to err on samples that never vary leaves no standard error", () => {
  const always = { successes: 20, n: 20 };
  expect(correctedRateFromCounts({ observed: always, sensitivity: always, specificity: always })).toEqual({
    status: "estimated",
    rate: 1,
    unclipped: 1,
    clipped: false,
    standardError: { status: "undefined", reason: "no-variance" },
  });
});

const anyShare = fc.double({ min: 0.55, max: 1, noNaN: true });

test("it undoes what the judge's errors did to the rate", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), anyShare, anyShare, (truth, hits, rejections) => {
      const observed = truth * hits + (1 - truth) * (1 - rejections);
      const result = correctedRate(observed, hits, rejections);
      expect(deviations(result.status === "estimated" && result.rate, truth, 1e-9)).toEqual([]);
    }),
  );
});

test("the standard error is that of the formula's slopes", () => {
  const anyCount = fc.integer({ min: 60, max: 99 });
  fc.assert(
    fc.property(fc.integer({ min: 45, max: 55 }), anyCount, anyCount, (yes, hits, rejections) => {
      const counts = {
        observed: { successes: yes, n: 100 },
        sensitivity: { successes: hits, n: 100 },
        specificity: { successes: rejections, n: 100 },
      };
      const result = correctedRateFromCounts(counts);
      fc.pre(result.status === "estimated" && !result.clipped);
      const shares = [yes / 100, hits / 100, rejections / 100];
      const formula = ([o, se, sp]: number[]) => (o! + sp! - 1) / (se! + sp! - 1);
      const variance = shares.reduce((sum, share, place) => {
        const moved = (by: number) => formula(shares.map((one, other) => (other === place ? one + by : one)));
        const slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
        return sum + (slope ** 2 * share * (1 - share)) / 100;
      }, 0);
      expect(result.standardError).toBeCloseTo(Math.sqrt(variance), 6);
    }),
  );
});
