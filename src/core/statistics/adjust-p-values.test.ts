import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochbergAdjusted, holmAdjusted } from "./adjust-p-values.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

type Adjusted = { adjusted: number[]; reject: boolean[] };

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ p: number[]; alpha: number }, Record<"holm" | "benjaminiHochberg", Adjusted>>(
  vectors,
  "adjust-p",
);
const anyPValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test.each(cases)("$id agrees with the reference", ({ inputs: { p, alpha }, expected, tolerance }) => {
  const rejecting = (adjusted: number[]) => ({ adjusted, reject: adjusted.map((one) => one <= alpha) });
  const computed = {
    holm: rejecting(holmAdjusted(p)),
    benjaminiHochberg: rejecting(benjaminiHochbergAdjusted(p)),
  };
  const { holm, benjaminiHochberg } = expected;
  expect(deviations(computed, { holm, benjaminiHochberg }, tolerance)).toEqual([]);
});

test("of the fifteen published p values Holm rejects three and Benjamini-Hochberg four", () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const rejected = (adjusted: number[]) => adjusted.filter((one) => one <= 0.05).length;
  expect([rejected(holmAdjusted(published)), rejected(benjaminiHochbergAdjusted(published))]).toEqual([3, 4]);
});

describe.each([
  ["Holm", holmAdjusted],
  ["Benjamini-Hochberg", benjaminiHochbergAdjusted],
] as const)("%s", (_, adjusted) => {
  test("never lowers a p value, never exceeds 1 and keeps their order", () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        const results = adjusted(pValues);
        const kept = results.every(
          (result, index) =>
            result >= pValues[index]! &&
            result <= 1 &&
            results.every((other, place) => pValues[index]! > pValues[place]! || result <= other),
        );
        expect(kept).toBe(true);
        expect(results.length).toBe(pValues.length);
      }),
    );
  });

  test("does not depend on the order of the tests", () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        expect(adjusted(pValues.toReversed())).toEqual(adjusted(pValues).toReversed());
      }),
    );
  });

  test("leaves a single p value as it is", () => {
    expect(adjusted([0.03])).toEqual([0.03]);
  });
});

test("Benjamini-Hochberg is never stricter than Holm", () => {
  fc.assert(
    fc.property(anyPValues, (pValues) => {
      const holm = holmAdjusted(pValues);
      expect(benjaminiHochbergAdjusted(pValues).every((one, index) => one <= holm[index]! + 1e-12)).toBe(
        true,
      );
    }),
  );
});
