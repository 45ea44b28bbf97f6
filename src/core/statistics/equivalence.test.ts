import * as fc from "fast-check";
import { expect, test } from "vitest";
import { studentQuantile } from "./distributions.ts";
import { equivalence, nonInferiority } from "./equivalence.ts";
import { deviations } from "./reference-vectors.fixture.ts";

const anyDifference = fc.record({
  mean: fc.double({ min: -2, max: 2, noNaN: true }),
  standardError: fc.double({ min: 0.01, max: 2, noNaN: true }),
  degrees: fc.double({ min: 1, max: 200, noNaN: true }),
});
const anyMargin = fc.double({ min: 0, max: 3, noNaN: true });

test("with one degree of freedom the p value is the Cauchy tail", () => {
  // t = (0.1 + 0.4) / 0.5 = 1, and the Cauchy distribution leaves a quarter above 1.
  const result = nonInferiority({ mean: 0.1, standardError: 0.5, degrees: 1 }, 0.4);
  expect(deviations(result, { status: "tested", t: 1, pValue: 0.25 }, 1e-12)).toEqual([]);
});

test("both sides of equivalence are worked by hand", () => {
  // Two degrees of freedom: the tail above t is 1/2 - t / (2 sqrt(2 + t^2)).
  const tail = (t: number) => 0.5 - t / (2 * Math.sqrt(2 + t * t));
  const result = equivalence({ mean: 0.5, standardError: 0.5, degrees: 2 }, 1);
  const wanted = {
    status: "tested",
    notWorse: { status: "tested", t: 3, pValue: tail(3) },
    notBetter: { status: "tested", t: 1, pValue: tail(1) },
    pValue: tail(1),
  };
  expect(deviations(result, wanted, 1e-12)).toEqual([]);
});

test("without variance there is no test", () => {
  const constant = { mean: 0.2, standardError: 0, degrees: 9 };
  const none = { status: "undefined", reason: "no-variance" };
  expect([nonInferiority(constant, 0.1), equivalence(constant, 0.1)]).toEqual([none, none]);
});

test("it is not worse exactly where the lower bound lies above minus the margin", () => {
  fc.assert(
    fc.property(anyDifference, anyMargin, (difference, margin) => {
      const result = nonInferiority(difference, margin);
      const bound = difference.mean - studentQuantile(0.95, difference.degrees) * difference.standardError;
      fc.pre(Math.abs(bound + margin) > 1e-9);
      expect(result.status === "tested" && result.pValue < 0.05).toBe(bound > -margin);
    }),
  );
});

test("it is equivalent exactly where the 90 % interval lies within the margins", () => {
  fc.assert(
    fc.property(anyDifference, anyMargin, (difference, margin) => {
      const result = equivalence(difference, margin);
      const reach = studentQuantile(0.95, difference.degrees) * difference.standardError;
      const inside = margin - Math.abs(difference.mean) - reach;
      fc.pre(Math.abs(inside) > 1e-9);
      expect(result.status === "tested" && result.pValue < 0.05).toBe(inside > 0);
    }),
  );
});

test("swapping the sides swaps the two tests, and a wider margin never raises a p value", () => {
  fc.assert(
    fc.property(anyDifference, anyMargin, (difference, margin) => {
      const result = equivalence(difference, margin);
      if (result.status === "undefined") throw new Error(result.reason);
      const { notWorse, notBetter } = result;
      const swapped = equivalence({ ...difference, mean: -difference.mean }, margin);
      expect(swapped).toEqual({ ...result, notWorse: notBetter, notBetter: notWorse });
      const wider = equivalence(difference, margin + 0.1);
      expect(wider.status === "tested" && wider.pValue <= result.pValue).toBe(true);
    }),
  );
});
