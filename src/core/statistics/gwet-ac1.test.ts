import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gwetAc1 } from "./gwet-ac1.ts";
import type { RatedUnits } from "./rated-units.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ unitsByRaters: RatedUnits }, { gwetAC1: number | null }>(vectors, "agreement");

const anyUnits = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { minLength: 3, maxLength: 3 }),
  { minLength: 1, maxLength: 25 },
);

test.each(cases)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const result = gwetAc1(inputs.unitsByRaters);
  const ac1 = result.status === "estimated" ? result.ac1 : null;
  expect(deviations(ac1, expected.gwetAC1, tolerance)).toEqual([]);
});

test("a table of two raters is worked by hand", () => {
  // 3 units agree on 1, 1 unit is split: shares 7/8 and 1/8, chance 2 * 7/8 * 1/8 = 7/32, agreement 3/4.
  const wanted = { status: "estimated", ac1: (3 / 4 - 7 / 32) / (1 - 7 / 32), agreement: 0.75 };
  expect(
    deviations(
      gwetAc1([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 0],
      ]),
      wanted,
      1e-12,
    ),
  ).toEqual([]);
});

test.each([
  { title: "no units", units: [], reason: "no-values" },
  { title: "nothing but missing ratings", units: [[null, null]], reason: "no-values" },
  {
    title: "units rated once each",
    units: [
      [1, null],
      [null, 2],
    ],
    reason: "no-pairs",
  },
  {
    title: "one category",
    units: [
      [3, 3],
      [3, 3],
    ],
    reason: "one-category",
  },
])("$title: no coefficient", ({ units, reason }) => {
  expect(gwetAc1(units)).toEqual({ status: "undefined", reason });
});

test("raters who could have chosen otherwise and all chose alike agree perfectly", () => {
  expect(
    gwetAc1(
      [
        [3, 3],
        [3, 3],
      ],
      5,
    ),
  ).toEqual({ status: "estimated", ac1: 1, agreement: 1 });
});

test("fewer categories than were used are refused", () => {
  const units = [[1, 2, 3]];
  expect(() => gwetAc1(units, 2)).toThrow("3 categories were used, but there are said to be 2.");
});

test("it is 1 at perfect agreement", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 }), (values) => {
      fc.pre(new Set(values).size > 1);
      const result = gwetAc1(values.map((value) => [value, value]));
      expect(deviations(result, { status: "estimated", ac1: 1, agreement: 1 }, 1e-12)).toEqual([]);
    }),
  );
});

test("neither the order of units or raters nor the names of categories matter", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const wanted = gwetAc1(units);
      const renamed = units.map((unit) => unit.map((rating) => (rating === null ? null : 9 - 2 * rating)));
      const variants = [
        gwetAc1(units.toReversed()),
        gwetAc1(units.map((unit) => unit.toReversed())),
        gwetAc1(renamed),
      ];
      expect(deviations(variants, [wanted, wanted, wanted], 1e-12)).toEqual([]);
    }),
  );
});
