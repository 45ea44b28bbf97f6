import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mcNemar } from "./mcnemar.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ onlyAPasses: number; onlyBPasses: number }, { exactP: number; midP: number }>(
  vectors,
  "mcnemar",
);
const differing = cases.filter(({ inputs }) => inputs.onlyAPasses + inputs.onlyBPasses > 0);

test.each(differing)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const result = mcNemar({ onlyFirst: inputs.onlyAPasses, onlySecond: inputs.onlyBPasses });
  const { exactP, midP } = expected;
  expect(deviations(result, { status: "tested", exactP, midP }, tolerance)).toEqual([]);
});

test("1 against 7 has the published p values", () => {
  expect(deviations(mcNemar({ onlyFirst: 1, onlySecond: 7 }), p(0.0703125, 0.0390625), 1e-12)).toEqual([]);
});

function p(exactP: number, midP: number) {
  return { status: "tested", exactP, midP };
}

test("where no pair differs there is no p value, though some packages say 1", () => {
  expect(mcNemar({ onlyFirst: 0, onlySecond: 0 })).toEqual({ status: "undefined", reason: "no-variance" });
});

test("p values are sums of binomial chances, whichever side is first", () => {
  const count = fc.integer({ min: 0, max: 25 });
  fc.assert(
    fc.property(count, count, (onlyFirst, onlySecond) => {
      const tosses = onlyFirst + onlySecond;
      fc.pre(tosses > 0);
      const chances = evenBinomial(tosses).slice(0, Math.min(onlyFirst, onlySecond) + 1);
      const tail = chances.reduce((sum, chance) => sum + chance, 0);
      const wanted = p(Math.min(1, 2 * tail), Math.min(1, 2 * tail - chances.at(-1)!));
      expect(deviations(mcNemar({ onlyFirst, onlySecond }), wanted, 1e-12)).toEqual([]);
      const swapped = mcNemar({ onlyFirst: onlySecond, onlySecond: onlyFirst });
      expect(swapped).toEqual(mcNemar({ onlyFirst, onlySecond }));
    }),
  );
});

/** Chances of 0, 1, ... heads, row by row of Pascal's triangle. */
function evenBinomial(tosses: number): number[] {
  let row = [1];
  for (let toss = 0; toss < tosses; toss++) {
    row = [0, ...row].map((below, heads) => (below + (row[heads] ?? 0)) / 2);
  }
  return row;
}
