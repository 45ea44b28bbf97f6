import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredValues } from "./clustered-values.ts";
import { intraClusterCorrelation } from "./intra-cluster-correlation.ts";
import { seededRandom } from "./random.ts";
import { deviations } from "./reference-vectors.fixture.ts";

function correlationOf(groups: readonly (readonly number[])[]) {
  const names = groups.flatMap((group, number) => group.map(() => `source ${number}`));
  return intraClusterCorrelation(clusteredValues(groups.flat(), names));
}

test("six targets rated by four judges have the published ICC(1,1) of .17", () => {
  // Shrout and Fleiss 1979, table 2.
  const result = correlationOf([
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]);
  const wanted = { status: "estimated", correlation: 0.1657, unclipped: 0.1657 };
  expect(deviations(result, wanted, 5e-5)).toEqual([]);
});

test("unequal clusters are worked by hand", () => {
  // MSB 6, MSW 2, typical size 3 - 5/3 = 4/3: (6 - 2) / (6 + 2/3).
  const wanted = { status: "estimated", correlation: 0.6, unclipped: 0.6 };
  expect(deviations(correlationOf([[0], [2, 4]]), wanted, 1e-12)).toEqual([]);
});

test("values of one cluster that differ more than others are cut off at 0, and the raw value is kept", () => {
  const wanted = { status: "estimated", correlation: 0, unclipped: -1 };
  expect(
    deviations(
      correlationOf([
        [0, 1],
        [0, 1],
      ]),
      wanted,
      1e-12,
    ),
  ).toEqual([]);
});

test.each([
  { title: "nothing", groups: [], reason: "no-values" },
  { title: "one value", groups: [[1]], reason: "one-value" },
  { title: "one cluster", groups: [[1, 2, 3]], reason: "one-cluster" },
  { title: "clusters of one value each", groups: [[1], [2], [3]], reason: "no-pairs" },
  { title: "values that never vary", groups: [[2, 2], [2]], reason: "no-variance" },
])("$title: no correlation", ({ groups, reason }) => {
  expect(correlationOf(groups)).toEqual({ status: "undefined", reason });
});

const anyGroups = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 12,
});

test("clusters of equal values have a correlation of 1", () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const equal = groups.map((group, number) => group.map(() => number));
      fc.pre(equal.some((group) => group.length > 1));
      const wanted = { status: "estimated", correlation: 1, unclipped: 1 };
      expect(deviations(correlationOf(equal), wanted, 1e-9)).toEqual([]);
    }),
  );
});

test("neither order, nor scale, nor a shift matters", () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const wanted = correlationOf(groups);
      const turned = groups.toReversed().map((group) => group.toReversed());
      expect(deviations(correlationOf(turned), wanted, 1e-9)).toEqual([]);
      const moved = groups.map((group) => group.map((value) => 5 - 0.25 * value));
      expect(deviations(correlationOf(moved), wanted, 1e-9)).toEqual([]);
    }),
  );
});

test("it finds the correlation that 400 simulated clusters were drawn with", () => {
  const random = seededRandom(3);
  // A sum of twelve uniform numbers is close enough to normal.
  const normal = () => Array.from({ length: 12 }, () => random.uniform()).reduce((sum, one) => sum + one, -6);
  const groups = Array.from({ length: 400 }, (_, number) => {
    const shared = Math.sqrt(0.3) * normal();
    return Array.from({ length: 2 + (number % 8) }, () => shared + Math.sqrt(0.7) * normal());
  });
  const result = correlationOf(groups);
  expect(deviations(result.status === "estimated" && result.correlation, 0.3, 0.06)).toEqual([]);
});
