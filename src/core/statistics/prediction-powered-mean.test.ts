import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "./distributions.ts";
import { type JudgedSample, predictionPoweredMean } from "./prediction-powered-mean.ts";
import { seededRandom } from "./random.ts";
import { deviations } from "./reference-vectors.fixture.ts";

const label = (judge: number, human: number) => ({ judge, human });
const z = normalQuantile(0.975);

test("the full estimate is worked by hand", () => {
  const sample = {
    labelled: [label(1, 0), label(0, 0), label(1, 1), label(1, 1)],
    unlabelled: [1, 1, 1, 0, 0],
  };
  // Judge's mean 3/5 of variance 3/10; corrections -1, 0, 0, 0 of mean -1/4 and variance 1/4.
  const standardError = Math.sqrt(0.3 / 5 + 0.25 / 4);
  const mean = 0.6 - 0.25;
  const wanted = {
    status: "estimated",
    mean,
    standardError,
    weight: 1,
    low: mean - z * standardError,
    high: mean + z * standardError,
  };
  expect(deviations(predictionPoweredMean(sample, { confidence: 0.95 }), wanted, 1e-12)).toEqual([]);
});

test("the tuned weight is worked by hand", () => {
  const sample = { labelled: [label(0, 1), label(2, 2), label(4, 3)], unlabelled: [0, 2, 4, 0, 2, 4] };
  // cov(human, judge) = 2; the judge's nine scores have variance 24 / 8 = 3; weight 2 / (1.5 * 3) = 4/9.
  const weight = 4 / 9;
  const mean = weight * 2 + (2 - weight * 2);
  const standardError = Math.sqrt((weight ** 2 * 3.2) / 6 + (1 - 2 * weight) ** 2 / 3);
  const result = predictionPoweredMean(sample, { confidence: 0.95, reliance: "tuned" });
  const wanted = {
    status: "estimated",
    mean,
    standardError,
    weight,
    low: mean - z * standardError,
    high: mean + z * standardError,
  };
  expect(deviations(result, wanted, 1e-12)).toEqual([]);
});

test.each([
  { title: "a judge that never varies", labelled: [label(1, 0), label(1, 1)], unlabelled: [1, 1, 1] },
  { title: "a judge that runs against people", labelled: [label(1, 0), label(0, 1)], unlabelled: [0, 1, 1] },
])("$title has no weight, and the human mean remains", ({ labelled, unlabelled }) => {
  const result = predictionPoweredMean({ labelled, unlabelled }, { confidence: 0.95, reliance: "tuned" });
  expect(result).toMatchObject({ status: "estimated", mean: 0.5, weight: 0 });
});

test.each([
  { title: "no labels", labelled: [], unlabelled: [1, 2], reason: "no-labelled-values" },
  {
    title: "nothing judged besides",
    labelled: [label(1, 1), label(0, 0)],
    unlabelled: [],
    reason: "no-values",
  },
  { title: "one label", labelled: [label(1, 1)], unlabelled: [1, 2], reason: "one-value" },
  { title: "one judged value", labelled: [label(1, 1), label(0, 1)], unlabelled: [1], reason: "one-value" },
  { title: "no variance", labelled: [label(1, 1), label(1, 1)], unlabelled: [1, 1], reason: "no-variance" },
])("$title: no estimate", ({ labelled, unlabelled, reason }) => {
  const none = { status: "undefined", reason };
  const both = (["full", "tuned"] as const).map((reliance) =>
    predictionPoweredMean({ labelled, unlabelled }, { confidence: 0.95, reliance }),
  );
  expect(both).toEqual([none, none]);
});

const anyScore = fc.integer({ min: 0, max: 10 });
const anySample = fc.record({
  labelled: fc.array(fc.record({ judge: anyScore, human: anyScore }), { minLength: 2, maxLength: 30 }),
  unlabelled: fc.array(anyScore, { minLength: 2, maxLength: 60 }),
});

test("a judge that is off by a constant is corrected by it", () => {
  fc.assert(
    fc.property(anySample, fc.constantFrom("full", "tuned"), ({ labelled, unlabelled }, reliance) => {
      const options = { confidence: 0.9, reliance };
      const result = predictionPoweredMean({ labelled, unlabelled }, options);
      fc.pre(result.status === "estimated");
      const shifted = {
        labelled: labelled.map(({ judge, human }) => label(judge + 3, human)),
        unlabelled: unlabelled.map((judge) => judge + 3),
      };
      expect(deviations(predictionPoweredMean(shifted, options), result, 1e-9)).toEqual([]);
    }),
  );
});

test("order does not matter, and more confidence widens the interval around the mean", () => {
  fc.assert(
    fc.property(anySample, fc.constantFrom("full", "tuned"), ({ labelled, unlabelled }, reliance) => {
      const narrow = predictionPoweredMean({ labelled, unlabelled }, { confidence: 0.8, reliance });
      fc.pre(narrow.status === "estimated");
      const turned = { labelled: labelled.toReversed(), unlabelled: unlabelled.toReversed() };
      expect(deviations(predictionPoweredMean(turned, { confidence: 0.8, reliance }), narrow, 1e-9)).toEqual(
        [],
      );
      const wide = predictionPoweredMean({ labelled, unlabelled }, { confidence: 0.99, reliance });
      fc.pre(wide.status === "estimated");
      expect(wide.low < narrow.low && narrow.low < narrow.mean).toBe(true);
      expect(narrow.mean < narrow.high && narrow.high < wide.high).toBe(true);
    }),
  );
});

describe("1,000 simulated judges that say yes too often, 80 labels among 800", () => {
  const random = seededRandom(7);
  const samples = Array.from({ length: 1000 }, (): JudgedSample => {
    const judged = () => {
      const human = Number(random.uniform() < 0.4);
      const judge = Number(random.uniform() < (human === 1 ? 0.95 : 0.25));
      return { judge, human };
    };
    return {
      labelled: Array.from({ length: 80 }, judged),
      unlabelled: Array.from({ length: 720 }, () => judged().judge),
    };
  });
  const results = (["full", "tuned"] as const).map((reliance) =>
    samples.map((sample) => predictionPoweredMean(sample, { confidence: 0.95, reliance })),
  );

  test.each([
    ["full", results[0]!],
    ["tuned", results[1]!],
  ])("the %s interval holds the true rate about 95 times in 100", (_, intervals) => {
    const covered = intervals.filter(
      (one) => one.status === "estimated" && one.low <= 0.4 && 0.4 <= one.high,
    );
    expect(covered.length / 1000).toBeGreaterThan(0.925);
    expect(covered.length / 1000).toBeLessThan(0.97);
  });

  test("tuning narrows the interval", () => {
    const width = (intervals: (typeof results)[0]) =>
      intervals.reduce((sum, one) => sum + (one.status === "estimated" ? one.high - one.low : 0), 0);
    expect(width(results[1]!)).toBeLessThan(width(results[0]!));
  });
});
