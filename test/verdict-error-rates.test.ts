import { expect, test } from "vitest";
import { continuous, yesOrNo } from "../bench/statistics/design.ts";
import { measureCell } from "../bench/statistics/measure-cell.ts";

const design = { clusters: 12, questionsPerCluster: 10, intraClusterCorrelation: 0.3, missing: 0.1 };

test.each([continuous, yesOrNo(0.5), yesOrNo(0.85)])(
  "equal runs are rarely told apart where questions cluster, which a plain t-test does every fifth time: $title",
  (outcome) => {
    const rates = measureCell({ outcome, ...design }, 1500, 1);
    expect(rates.falseDifferent).toBeLessThan(0.07);
    expect(rates.falseNotWorse).toBeLessThan(0.07);
    expect(rates.plainFalseDifferent).toBeGreaterThan(0.12);
    expect(rates.power / rates.oraclePower).toBeGreaterThan(0.87);
  },
);
