import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { krippendorffAlpha, type MeasurementLevel } from "./krippendorff-alpha.ts";
import type { RatedUnits } from "./rated-units.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ unitsByRaters: RatedUnits }, Record<MeasurementLevel, number | null>>(
  vectors,
  "agreement",
);
const levels: MeasurementLevel[] = ["nominal", "ordinal", "interval", "ratio"];

const anyUnits = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }), { minLength: 4, maxLength: 4 }),
  { minLength: 1, maxLength: 25 },
);

function alphas(units: RatedUnits): (number | null)[] {
  return levels.map((level) => {
    const result = krippendorffAlpha(units, level);
    return result.status === "estimated" ? result.alpha : null;
  });
}

test.each(cases)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const wanted = levels.map((level) => expected[level]);
  expect(deviations(alphas(inputs.unitsByRaters), wanted, tolerance)).toEqual([]);
});

test("Krippendorff's own example has the alphas that he printed", () => {
  const example = cases.find(({ id }) => id === "agreement/krippendorff-2011")!;
  const printed = alphas(example.inputs.unitsByRaters).map((alpha) => alpha!.toFixed(3));
  expect(printed).toEqual(["0.743", "0.815", "0.849", "0.797"]);
  expect(krippendorffAlpha(example.inputs.unitsByRaters, "nominal")).toMatchObject({ units: 11 });
});

test.each([
  { title: "no units", units: [], reason: "no-values" },
  { title: "nothing but missing ratings", units: [[null, null], [null]], reason: "no-values" },
  {
    title: "units rated once each",
    units: [
      [1, null],
      [null, 2],
    ],
    reason: "no-pairs",
  },
  {
    title: "one value for everything",
    units: [
      [3, 3],
      [3, 3],
    ],
    reason: "one-category",
  },
  {
    title: "a second value that is never paired",
    units: [
      [3, 3],
      [4, null],
    ],
    reason: "one-category",
  },
])("$title: no alpha", ({ units, reason }) => {
  const none = { status: "undefined", reason };
  expect(levels.map((level) => krippendorffAlpha(units, level))).toEqual([none, none, none, none]);
});

test("values below zero have no ratio, and say so", () => {
  const units = [
    [-1, 1],
    [2, 2],
  ];
  expect(() => krippendorffAlpha(units, "ratio")).toThrow("The rating -1 is below zero, so it has no ratio.");
  expect(krippendorffAlpha(units, "interval")).toMatchObject({ status: "estimated" });
});

test("zero is a value like any other", () => {
  expect(
    alphas([
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
  ).toEqual([1, 1, 1, 1]);
});

test("raters who agree on everything have an alpha of 1", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 }), (values) => {
      fc.pre(new Set(values).size > 1);
      expect(alphas(values.map((value) => [value, value, null]))).toEqual([1, 1, 1, 1]);
    }),
  );
});

test("neither the order of units nor that of raters matters, nor do unrated units", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const wanted = alphas(units);
      expect(deviations(alphas(units.toReversed()), wanted, 1e-9)).toEqual([]);
      expect(deviations(alphas(units.map((unit) => unit.toReversed())), wanted, 1e-9)).toEqual([]);
      expect(alphas([...units, [null, null, null, null]])).toEqual(wanted);
    }),
  );
});

test("a scale may be stretched where its level allows it", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const scaled = (scale: (rating: number) => number) =>
        units.map((unit) => unit.map((rating) => (rating === null ? null : scale(rating))));
      const [nominal, ordinal, interval, ratio] = alphas(units);
      const stretched = [
        alphas(scaled((rating) => (rating * 7) % 11))[0],
        alphas(scaled((rating) => rating ** 3))[1],
        alphas(scaled((rating) => 20 - 3 * rating))[2],
        alphas(scaled((rating) => rating * 2.5))[3],
      ];
      expect(deviations(stretched, [nominal, ordinal, interval, ratio], 1e-9)).toEqual([]);
    }),
  );
});
