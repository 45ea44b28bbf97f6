import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";
import { type WilcoxonOptions, wilcoxonSignedRank } from "./wilcoxon-signed-rank.ts";

type Row = { statistic: number; p: number } | null;
type Column = "wilcox" | "wilcoxCorrected" | "pratt" | "prattCorrected";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ differences: number[] }, Record<Column, Row> & { exact?: Row }>(vectors, "wilcoxon");
const columns: Record<Column, WilcoxonOptions> = {
  wilcox: { zeros: "wilcox", continuityCorrection: false, method: "normal" },
  wilcoxCorrected: { zeros: "wilcox", continuityCorrection: true, method: "normal" },
  pratt: { zeros: "pratt", continuityCorrection: false, method: "normal" },
  prattCorrected: { zeros: "pratt", continuityCorrection: true, method: "normal" },
};

function row(differences: readonly number[], options: WilcoxonOptions): Row {
  const result = wilcoxonSignedRank(differences, options);
  return result.status === "undefined" ? null : { statistic: result.statistic, p: result.pValue };
}

describe("against the reference", () => {
  test.each(cases)("$id by the normal distribution", ({ inputs, expected, tolerance }) => {
    const { exact: _, ...normal } = expected;
    const computed = Object.entries(columns).map(([name, options]) => [
      name,
      row(inputs.differences, options),
    ]);
    expect(deviations(Object.fromEntries(computed), normal, tolerance)).toEqual([]);
  });

  const exact = cases.filter(({ expected, inputs }) => expected.exact && inputs.differences.length <= 50);

  test.each(exact)("$id exactly", ({ inputs, expected, tolerance }) => {
    expect(deviations(row(inputs.differences, {}), expected.exact, tolerance)).toEqual([]);
  });

  test("both kinds are there", () => {
    expect([cases.length, exact.map(({ id }) => id)]).toEqual([
      9,
      ["wilcoxon/no-ties-8", "wilcoxon/no-ties-20", "wilcoxon/n1"],
    ]);
  });
});

test.each([
  { title: "nothing", differences: [], reason: "no-values" },
  { title: "zeros only", differences: [0, -0, 0], reason: "no-variance" },
])("$title is no test", ({ differences, reason }) => {
  expect(wilcoxonSignedRank(differences)).toEqual({ status: "undefined", reason });
});

test("differences that only rounding tells apart are tied, and what rounding left of zero is zero", () => {
  const rounded = [0.3 - 0.2, 0.8 - 0.7, 0.1 + 0.2 - 0.3, -0.5];
  expect(rounded).not.toEqual([0.1, 0.1, 0, -0.5]);
  expect(wilcoxonSignedRank(rounded)).toEqual(wilcoxonSignedRank([0.1, 0.1, 0, -0.5]));
});

test("the exact p value is that of every choice of signs", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 9 }), (sizes) => {
      const differences = sizes.map((size, index) => (index % 3 === 0 ? -size : size));
      const observed = row(differences, {})!;
      const ranks = sizes.map((size) => sizes.filter((other) => other <= size).length);
      let asExtreme = 0;
      for (let signs = 0; signs < 2 ** sizes.length; signs++) {
        const positive = ranks.reduce(
          (sum, rank, index) => sum + (((signs >> index) & 1) === 1 ? rank : 0),
          0,
        );
        asExtreme += Number(positive <= observed.statistic);
      }
      expect(observed.p).toBeCloseTo(Math.min(1, (2 * asExtreme) / 2 ** sizes.length), 12);
    }),
  );
});

test("neither order, nor scale, nor the sign of all differences matters", () => {
  const anyDifferences = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 70 });
  fc.assert(
    fc.property(anyDifferences, fc.constantFrom("wilcox", "pratt"), (differences, zeros) => {
      const result = wilcoxonSignedRank(differences, { zeros });
      expect(wilcoxonSignedRank(differences.toReversed(), { zeros })).toEqual(result);
      const turned = differences.map((difference) => -0.37 * difference);
      expect(wilcoxonSignedRank(turned, { zeros })).toEqual(result);
    }),
  );
});

test("every p value lies within 0 and 1", () => {
  const anyDifferences = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(anyDifferences, fc.boolean(), (differences, continuityCorrection) => {
      fc.pre(differences.some((difference) => difference !== 0));
      const { p } = row(differences, { continuityCorrection, method: "normal" })!;
      expect(p > 0 && p <= 1).toBe(true);
    }),
  );
});
