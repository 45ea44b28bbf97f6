import * as fc from "fast-check";
import { expect, test } from "vitest";
import { latencySummary, quantile } from "./quantiles.ts";

test.each([
  { values: [5], share: 0.95, expected: 5 },
  { values: [1, 2], share: 0.5, expected: 1.5 },
  { values: [1, 2, 3, 4], share: 0.25, expected: 1.75 },
  { values: [1, 2, 3, 4, 5], share: 0.95, expected: 4.8 },
  { values: [1, 2, 3, 4, 5], share: 0, expected: 1 },
  { values: [1, 2, 3, 4, 5], share: 1, expected: 5 },
])("quantile $share of $values is $expected", ({ values, share, expected }) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 12);
});

test("latencies are summarised whatever their order", () => {
  const summary = latencySummary([100, 20, 10, 40, 30, 50, 60, 80, 70, 90, 0]);
  expect(summary).toEqual({ count: 11, p50: 50, p95: 95, p99: 99 });
});

test("nothing timed has no latency", () => {
  expect(latencySummary([])).toBeUndefined();
});

test("quantiles rise with the share and stay inside the values", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (durations) => {
      const { p50, p95, p99 } = latencySummary(durations)!;
      const inOrder = [Math.min(...durations), p50, p95, p99, Math.max(...durations)];
      expect(inOrder.every((value, place) => place === 0 || value >= inOrder[place - 1]! - 1e-9)).toBe(true);
    }),
  );
});
