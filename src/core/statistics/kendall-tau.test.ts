import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf } from "./distributions.ts";
import { kendallTau } from "./kendall-tau.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ a: number[]; b: number[] }, { kendallTauB: number | null; kendallP: number | null }>(
  vectors,
  "correlation",
);

function tauAndP(first: readonly number[], second: readonly number[]) {
  const result = kendallTau(first, second);
  return result.status === "undefined"
    ? { kendallTauB: null, kendallP: null }
    : { kendallTauB: result.tau, kendallP: result.pValue };
}

test.each(cases)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const { kendallTauB, kendallP } = expected;
  expect(deviations(tauAndP(inputs.a, inputs.b), { kendallTauB, kendallP }, tolerance)).toEqual([]);
});

test.each([
  { title: "nothing", first: [], second: [], reason: "no-values" },
  { title: "one pair", first: [1], second: [2], reason: "one-value" },
  { title: "a first side that never varies", first: [1, 1, 1], second: [1, 2, 3], reason: "no-variance" },
  { title: "a second side that never varies", first: [1, 2], second: [5, 5], reason: "no-variance" },
])("$title has no rank correlation", ({ first, second, reason }) => {
  expect(kendallTau(first, second)).toEqual({ status: "undefined", reason });
});

test("the exact p value counts every order", () => {
  const orders = permutations([1, 2, 3, 4, 5]);
  const taus = orders.map((order) => tauAndP([1, 2, 3, 4, 5], order).kendallTauB!);
  const computed = orders.map((order) => tauAndP([1, 2, 3, 4, 5], order).kendallP);
  const counted = taus.map(
    (tau) => taus.filter((other) => Math.abs(other) >= Math.abs(tau) - 1e-12).length / orders.length,
  );
  expect(deviations(computed, counted, 1e-12)).toEqual([]);
});

test("the normal p value uses the variance over every order of what is tied", () => {
  const [first, second] = [
    [1, 1, 1, 2, 3, 3],
    [1, 2, 2, 2, 3, 3],
  ];
  const surplusOf = (order: readonly number[]) => {
    const signs = first.flatMap((value, left) =>
      first
        .slice(left + 1)
        .map((other, step) => Math.sign(other - value) * Math.sign(order[left + 1 + step]! - order[left]!)),
    );
    return signs.reduce((sum, sign) => sum + sign, 0);
  };
  const orders = permutations([0, 1, 2, 3, 4, 5]).map((places) => places.map((place) => second[place]!));
  const variance = orders.reduce((sum, order) => sum + surplusOf(order) ** 2, 0) / orders.length;
  const wanted = 2 * normalCdf(-surplusOf(second) / Math.sqrt(variance));
  expect(deviations(tauAndP(first, second).kendallP, wanted, 1e-12)).toEqual([]);
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

test("where the exact p value ends, the normal one is close", () => {
  const n = 33;
  const shuffled = Array.from({ length: n }, (_, index) => (index * 7) % n);
  const result = kendallTau([...shuffled.keys()], shuffled);
  const surplus = (result.status === "estimated" ? result.tau : Number.NaN) * ((n * (n - 1)) / 2);
  const normal = 2 * normalCdf(-Math.abs(surplus) / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18));
  expect(result).toMatchObject({ method: "exact", pValue: expect.closeTo(normal, 1) });
  const longer = kendallTau([...shuffled.keys(), n], [...shuffled, n]);
  expect(longer).toMatchObject({ method: "normal" });
});

const anyPairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 2,
  maxLength: 60,
});

test("neither the order of the pairs nor which side is first nor a rising scale matters", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const first = pairs.map(([one]) => one);
      const second = pairs.map(([, other]) => other);
      const result = kendallTau(first, second);
      expect(deviations(kendallTau(second, first), result, 1e-12)).toEqual([]);
      expect(kendallTau(first.toReversed(), second.toReversed())).toEqual(result);
      expect(
        kendallTau(
          first.map((value) => value ** 3 / 7),
          second,
        ),
      ).toEqual(result);
    }),
  );
});

test("turning one side over turns the sign and keeps the p value", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const first = pairs.map(([one]) => one);
      const second = pairs.map(([, other]) => other);
      const result = kendallTau(first, second);
      fc.pre(result.status === "estimated");
      const turned = kendallTau(
        first,
        second.map((value) => -value),
      );
      expect(deviations(turned, { ...result, tau: -result.tau }, 1e-12)).toEqual([]);
      expect(Math.abs(result.tau)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test("an order agrees with itself, ties or not", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const values = pairs.map(([one]) => one);
      fc.pre(new Set(values).size > 1);
      expect(tauAndP(values, values).kendallTauB).toBeCloseTo(1, 12);
    }),
  );
});

test("two thousand values are ranked", () => {
  const first = Array.from({ length: 2000 }, (_, index) => (index * 7919) % 2003);
  expect(kendallTau(first, first)).toMatchObject({ status: "estimated", tau: 1, method: "normal" });
});
