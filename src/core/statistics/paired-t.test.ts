import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pairedT } from "./paired-t.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

interface Expected {
  n: number;
  mean: number;
  se: number | null;
  df: number;
  t: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
}

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ a: number[]; b: number[]; confidence: number }, Expected>(vectors, "paired-t");
const differencesOf = ({ a, b }: { a: number[]; b: number[] }) => a.map((value, index) => value - b[index]!);
const regular = cases.filter(({ expected }) => expected.t !== null);

test.each(regular)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const { mean, se, df, t, p, low, high } = expected;
  const wanted = { status: "estimated", mean, standardError: se, degrees: df, t, pValue: p, low, high };
  expect(deviations(pairedT(differencesOf(inputs), inputs.confidence), wanted, tolerance)).toEqual([]);
});

test("where the reference divides by nothing we say what is missing", () => {
  const reasons = cases
    .filter(({ expected }) => expected.t === null)
    .map(({ id, inputs }) => [id, pairedT(differencesOf(inputs), inputs.confidence)]);
  expect(Object.fromEntries(reasons)).toEqual({
    "paired-t/n1": { status: "undefined", reason: "one-value" },
    "paired-t/all-equal-zero": { status: "undefined", reason: "no-variance" },
    "paired-t/all-equal-nonzero": { status: "undefined", reason: "no-variance" },
  });
  expect(pairedT([], 0.95)).toEqual({ status: "undefined", reason: "no-values" });
});

test("equal decimals that do not subtract to equal numbers have no variance", () => {
  expect(pairedT([0.3 - 0.2, 0.8 - 0.7, 0.1], 0.95)).toEqual({ status: "undefined", reason: "no-variance" });
});

test("swapping the sides mirrors everything, and order does not matter", () => {
  const anyDifferences = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(anyDifferences, (whole) => {
      fc.pre(new Set(whole).size > 1);
      const result = pairedT(whole, 0.9);
      if (result.status === "undefined") throw new Error(result.reason);
      const { mean, t, low, high } = result;
      const mirrored = { ...result, mean: -mean, t: -t, low: -high, high: -low };
      const swapped = whole.map((difference) => -difference).toReversed();
      expect(deviations(pairedT(swapped, 0.9), mirrored, 1e-12)).toEqual([]);
    }),
  );
});

test("zero lies outside the interval exactly where the p value is below the level", () => {
  const anyDifferences = fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 2, maxLength: 15 });
  fc.assert(
    fc.property(anyDifferences, (differences) => {
      fc.pre(new Set(differences).size > 1);
      const result = pairedT(differences, 0.9);
      if (result.status === "undefined") throw new Error(result.reason);
      expect(result.low > 0 || result.high < 0).toBe(result.pValue < 0.1);
    }),
  );
});
