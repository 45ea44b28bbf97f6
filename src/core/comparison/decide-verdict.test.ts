import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClusterRobustMean } from "../statistics/cluster-robust-mean.ts";
import { decideVerdict, largestLoss } from "./decide-verdict.ts";

const estimate = (mean: number, standardError: number, clusters = 40): ClusterRobustMean => ({
  status: "estimated",
  mean,
  standardError,
  degrees: clusters - 1,
  n: clusters * 5,
  clusters,
  designEffect: 1,
});
const decide = (gain: ClusterRobustMean, margin: number | null = 0.02) =>
  decideVerdict(gain, largestLoss(gain, 100), margin);

describe("a verdict", () => {
  test("is better or worse where the whole interval lies on one side of zero", () => {
    expect(decide(estimate(0.05, 0.02))).toEqual({ kind: "better" });
    expect(decide(estimate(-0.05, 0.02))).toEqual({ kind: "worse" });
  });

  test("is not worse where the loss stays within the margin, also where a small loss is certain", () => {
    expect(decide(estimate(0, 0.01))).toEqual({ kind: "not-worse" });
    expect(decide(estimate(-0.005, 0.001))).toEqual({ kind: "not-worse" });
    expect(decide(estimate(0, 0.01), null).kind).toBe("inconclusive");
  });

  test("says about how many more questions would settle it", () => {
    const decision = decide(estimate(0.02, 0.02), null);
    // (1.96 + .84)^2 = 7.85 times the 200 there are, less those.
    expect(decision).toEqual({ kind: "inconclusive", needed: { questions: 1370, clusters: 274 } });
  });

  test("takes the nearer of a difference and the margin as what is to be shown", () => {
    const [without, within] = [decide(estimate(0.01, 0.02), null), decide(estimate(0.01, 0.02), 0.02)];
    const questions = (decision: typeof without) =>
      (decision as { needed: { questions: number } }).needed.questions;
    expect(questions(within)).toBeLessThan(questions(without));
  });

  test("does not ask for a hundred times as many questions", () => {
    expect(decide(estimate(0.0005, 0.02), null)).toEqual({ kind: "inconclusive", needed: null });
  });

  test("is none below eight clusters, however clear it looks", () => {
    expect(decide(estimate(0.5, 0.001, 7))).toEqual({ kind: "none", reason: "too-few-clusters" });
    expect(decide(estimate(0.5, 0.001, 8))).toEqual({ kind: "better" });
  });

  test("only grows milder with the margin", () => {
    const order = ["worse", "inconclusive", "not-worse", "better"];
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        number(-0.2, 0.2),
        number(0.001, 0.1),
        number(0, 0.2),
        number(0, 0.2),
        (mean, error, a, b) => {
          const [strict, mild] = [Math.min(a, b), Math.max(a, b)].map((margin) =>
            decide(estimate(mean, error), margin),
          );
          expect(order.indexOf(mild!.kind)).toBeGreaterThanOrEqual(order.indexOf(strict!.kind));
        },
      ),
    );
  });
});

test("the largest loss is above the one-sided bound where few questions changed, and comes to it where many did", () => {
  const gain = estimate(-0.01, 0.01);
  const bound = 0.01 + 1.6849 * 0.01;
  expect(largestLoss(gain, 1e9)).toBeCloseTo(bound, 5);
  expect(largestLoss(gain, 2)).toBeCloseTo(0.01 + 1.6849 * 0.01 * Math.SQRT2, 5);
  expect(largestLoss(estimate(0.5, 0.01), 100)).toBe(0);
});
