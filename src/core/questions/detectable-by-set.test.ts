import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { detectableBySet } from "./detectable-by-set.ts";

const at = (sizes: readonly number[], standardDeviation: number, intraClusterCorrelation = 0) =>
  detectableBySet(sizes, { standardDeviation, intraClusterCorrelation });
const alone = (questions: number) => Array.from({ length: questions }, () => 1);

// Independent questions at 80 % power, as tabulated for standard deviations .25, .40 and .50.
test.each([
  [50, 0.25, 0.1],
  [50, 0.4, 0.16],
  [100, 0.25, 0.07],
  [100, 0.4, 0.11],
  [200, 0.5, 0.1],
  [500, 0.4, 0.05],
  [1000, 0.25, 0.02],
])("%i independent questions with sd %f show %f", (questions, sd, difference) => {
  const found = at(alone(questions), sd);
  expect(found).toMatchObject({ status: "estimated", questions, clusters: questions, designEffect: 1 });
  expect("difference" in found && Number(found.difference.toFixed(2))).toBe(difference);
});

test("clusters of unequal size count by their size", () => {
  // m = (9 + 1) / 4 = 2.5, so the design effect at .2 is 1.3.
  expect(at([3, 1], 0.4, 0.2)).toMatchObject({ questions: 4, clusters: 2, designEffect: 1.3 });
});

test("few clusters show less, however many questions they hold", () => {
  // (t(.975) + t(.8)) at 1 and at 9 degrees of freedom: 12.706 + 1.376 and 2.262 + 0.883.
  const found = [[5, 5], alone(10)].map((sizes) => at(sizes, 0.4));
  expect(found.map((one) => one.status === "estimated" && Number(one.difference.toFixed(3)))).toEqual([
    1.781, 0.398,
  ]);
});

test.each([
  [[], 0.4, "no-values"],
  [[0], 0.4, "no-values"],
  [[12], 0.4, "one-cluster"],
  [[12, 0], 0.4, "one-cluster"],
  [[1, 1], 0, "no-variance"],
] as const)("%j with sd %f has none: %s", (sizes, sd, reason) => {
  expect(at(sizes, sd)).toEqual({ status: "undefined", reason });
});

test("more correlation hides more, and no clusters at all hide nothing", () => {
  assert(
    property(array(integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 40 }), (sizes) => {
      const [none, some, much] = [0, 0.1, 0.3].map((rho) => at(sizes, 0.4, rho));
      const values = [none, some, much].map((one) => (one?.status === "estimated" ? one.difference : NaN));
      expect(values.every(Number.isFinite)).toBe(true);
      expect([...values].sort((a, b) => a - b)).toEqual(values);
    }),
  );
});
