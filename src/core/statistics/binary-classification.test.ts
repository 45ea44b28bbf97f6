import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ascendingOrder, weightedAuroc, weightedBalancedAccuracy } from "./binary-classification.ts";

const auroc = (scores: number[], labels: number[], weights: number[]) =>
  weightedAuroc(scores, labels, weights, ascendingOrder(scores));

test.each([
  { title: "perfect order", scores: [1, 2, 3, 4], labels: [0, 0, 1, 1], weights: [1, 1, 1, 1], expected: 1 },
  { title: "reversed order", scores: [4, 3, 2, 1], labels: [0, 0, 1, 1], weights: [1, 1, 1, 1], expected: 0 },
  {
    title: "one pair of four wrong",
    scores: [1, 3, 2, 4],
    labels: [0, 0, 1, 1],
    weights: [1, 1, 1, 1],
    expected: 0.75,
  },
  { title: "all tied", scores: [7, 7, 7], labels: [0, 1, 1], weights: [1, 1, 1], expected: 0.5 },
  { title: "one tie of two pairs", scores: [1, 1, 2], labels: [0, 1, 1], weights: [1, 1, 1], expected: 0.75 },
  {
    title: "a weight of zero leaves out",
    scores: [1, 3, 2],
    labels: [0, 0, 1],
    weights: [1, 0, 1],
    expected: 1,
  },
  {
    title: "a weight of two counts twice",
    scores: [1, 3, 2],
    labels: [0, 0, 1],
    weights: [2, 1, 1],
    expected: 2 / 3,
  },
  { title: "only positives", scores: [1, 2], labels: [1, 1], weights: [1, 1], expected: undefined },
  { title: "negatives without weight", scores: [1, 2], labels: [0, 1], weights: [0, 1], expected: undefined },
  { title: "nothing", scores: [], labels: [], weights: [], expected: undefined },
])("AUROC: $title gives $expected", ({ scores, labels, weights, expected }) => {
  expect(auroc(scores, labels, weights)).toBe(expected);
});

test("AUROC equals counting every pair", () => {
  const observation = fc.tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom(0, 1),
    fc.integer({ min: 0, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 25 }), (observations) => {
      let won = 0;
      let pairs = 0;
      for (const [high, positive, weight] of observations) {
        for (const [low, other, otherWeight] of observations) {
          if (positive !== 1 || other !== 0) continue;
          pairs += weight * otherWeight;
          won += weight * otherWeight * (high > low ? 1 : high === low ? 0.5 : 0);
        }
      }
      const [scores, labels, weights] = [0, 1, 2].map((part) =>
        observations.map((observation) => observation[part]!),
      );
      expect(auroc(scores!, labels!, weights!) ?? -1).toBeCloseTo(pairs === 0 ? -1 : won / pairs, 12);
    }),
  );
});

test.each([
  { title: "all right", calls: [1, 0], labels: [1, 0], weights: [1, 1], expected: 1 },
  { title: "always yes", calls: [1, 1, 1], labels: [1, 1, 0], weights: [1, 1, 1], expected: 0.5 },
  { title: "classes count alike", calls: [1, 0, 0], labels: [1, 1, 0], weights: [1, 1, 1], expected: 0.75 },
  { title: "weights count", calls: [1, 0, 0], labels: [1, 1, 0], weights: [3, 1, 1], expected: 0.875 },
  { title: "one class", calls: [1, 0], labels: [1, 1], weights: [1, 1], expected: undefined },
])("balanced accuracy: $title gives $expected", ({ calls, labels, weights, expected }) => {
  expect(weightedBalancedAccuracy(calls, labels, weights)).toBe(expected);
});
