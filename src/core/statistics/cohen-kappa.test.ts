import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa, type KappaWeights } from "./cohen-kappa.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

type Rating = number | string;
type Kappas = Record<KappaWeights, number | null>;

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ a: Rating[]; b: Rating[]; labels: Rating[] }, Kappas & { agreement: number }>(
  vectors,
  "cohen-kappa",
);
const allWeights: KappaWeights[] = ["unweighted", "linear", "quadratic"];
const scale = [1, 2, 3, 4, 5];
const anyRatings = fc.array(fc.tuple(fc.constantFrom(...scale), fc.constantFrom(...scale)), {
  minLength: 1,
  maxLength: 40,
});

test.each(cases)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const results = allWeights.map((weights) => cohenKappa(inputs.a, inputs.b, inputs.labels, weights));
  const kappas = results.map((result) => (result.status === "estimated" ? result.kappa : null));
  const { unweighted, linear, quadratic } = expected;
  expect(deviations(kappas, [unweighted, linear, quadratic], tolerance)).toEqual([]);
});

test.each(cases.filter(({ expected }) => expected.unweighted !== null))(
  "$id has the reference's share of agreement",
  ({ inputs, expected, tolerance }) => {
    const result = cohenKappa(inputs.a, inputs.b, inputs.labels, "linear");
    const wanted = { status: "estimated", kappa: expected.linear, agreement: expected.agreement };
    expect(deviations(result, wanted, tolerance)).toEqual([]);
  },
);

test.each([
  { title: "no ratings", ratings: [], reason: "no-values" },
  { title: "one category for everything", ratings: [2, 2, 2], reason: "one-category" },
])("$title: no kappa", ({ ratings, reason }) => {
  expect(cohenKappa(ratings, ratings, scale, "unweighted")).toEqual({ status: "undefined", reason });
});

test("a rating outside the scale is refused by name", () => {
  expect(() => cohenKappa([1, 6], [1, 2], scale, "linear")).toThrow(
    "The rating 6 is none of the categories.",
  );
});

test.each(allWeights)("two raters who agree on everything have a kappa of 1, %s", (weights) => {
  fc.assert(
    fc.property(anyRatings, (pairs) => {
      const ratings = pairs.map(([rating]) => rating);
      fc.pre(new Set(ratings).size > 1);
      const wanted = { status: "estimated", kappa: 1, agreement: 1 };
      expect(cohenKappa(ratings, ratings, scale, weights)).toEqual(wanted);
    }),
  );
});

test.each(allWeights)("neither rater's place, nor order, nor a reversed scale matters, %s", (weights) => {
  fc.assert(
    fc.property(anyRatings, (pairs) => {
      const first = pairs.map(([rating]) => rating);
      const second = pairs.map(([, rating]) => rating);
      const result = cohenKappa(first, second, scale, weights);
      const variants = [
        cohenKappa(second, first, scale, weights),
        cohenKappa(first.toReversed(), second.toReversed(), scale, weights),
        cohenKappa(first, second, scale.toReversed(), weights),
      ];
      expect(deviations(variants, [result, result, result], 1e-12)).toEqual([]);
    }),
  );
});

test("between two categories the weights make no difference", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), (pairs) => {
      const results = allWeights.map((weights) =>
        cohenKappa(
          pairs.map(([one]) => one),
          pairs.map(([, other]) => other),
          [false, true],
          weights,
        ),
      );
      expect(deviations(results, [results[0], results[0], results[0]], 1e-12)).toEqual([]);
    }),
  );
});
