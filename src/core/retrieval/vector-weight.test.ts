import fc from "fast-check";
import { expect, test } from "vitest";
import { embedderWeight } from "./embedder-weights.ts";
import { vectorWeight } from "./vector-weight.ts";

const fading = { vector: 0.5, fades: { full: 0.4, none: 0.6 } };

test("the cosine counts in full up to one coverage, not at all from another on, and in a line between", () => {
  const weights = [0, 0.4, 0.45, 0.5, 0.6, 1].map((coverage) => vectorWeight(fading, { share: 1, coverage }));
  expect(weights).toEqual(
    [0.5, 0.5, 0.375, 0.25, 0, 0].map((weight) => expect.closeTo(weight, 10) as number),
  );
});

test("it counts by the square of the share of words that are known", () => {
  const weights = [1, 0.9, 0.5, 0].map((share) => vectorWeight(fading, { share, coverage: 0 }));
  expect(weights).toEqual([0.5, 0.405, 0.125, 0].map((weight) => expect.closeTo(weight, 10) as number));
});

test("a weight that does not fade is there whatever the words find", () => {
  expect(vectorWeight({ vector: 0.3 }, { share: 1, coverage: 1 })).toBe(0.3);
});

test("it is never below 0 nor above the embedder's, and the more the words find the smaller", () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom("hashing", "static", "onnx", undefined),
      unit,
      unit,
      unit,
      (family, share, one, other) => {
        const weight = embedderWeight(family);
        const [little, much] = [Math.min(one, other), Math.max(one, other)].map((coverage) =>
          vectorWeight(weight, { share, coverage }),
        );
        expect(little).toBeGreaterThanOrEqual(much as number);
        expect(much).toBeGreaterThanOrEqual(0);
        expect(little).toBeLessThanOrEqual(weight.vector);
      },
    ),
  );
});
