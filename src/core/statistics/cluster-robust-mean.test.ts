import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ClusterRobustMean,
  clusterRobustMean,
  lowerBound,
  meanInterval,
  meanPValue,
} from "./cluster-robust-mean.ts";
import { clusteredValues } from "./clustered-values.ts";
import { pairedT } from "./paired-t.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

interface Inputs {
  differences: number[];
  clusters: string[];
  confidence: number;
}

interface Expected {
  n: number;
  clusters: number;
  mean: number;
  seIid: number | null;
  seCR2?: number;
  ciCR2?: { df: number; low: number; high: number };
}

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<Inputs, Expected>(vectors, "cluster-robust");
const estimateOf = (inputs: Inputs) =>
  clusterRobustMean(clusteredValues(inputs.differences, inputs.clusters));
const regular = cases.filter(({ expected }) => (expected.seCR2 ?? 0) > 0);

function estimated(values: readonly number[], clusters: readonly string[]): ClusterRobustMean {
  const result = clusterRobustMean(clusteredValues(values, clusters));
  if (result.status === "undefined") throw new Error(result.reason);
  return result;
}

test.each(regular)("$id agrees with the reference", ({ inputs, expected, tolerance }) => {
  const { n, clusters, mean, seIid, seCR2 } = expected;
  const { df, low, high } = expected.ciCR2!;
  const estimate = estimated(inputs.differences, inputs.clusters);
  const wanted = {
    status: "estimated",
    mean,
    standardError: seCR2,
    degrees: df,
    n,
    clusters,
    designEffect: (seCR2! / seIid!) ** 2,
  };
  expect(deviations(estimate, wanted, tolerance)).toEqual([]);
  expect(deviations(meanInterval(estimate, inputs.confidence), { low, high }, tolerance)).toEqual([]);
});

test("where nothing can be inferred it says why", () => {
  const rest = cases
    .filter((one) => !regular.includes(one))
    .map(({ id, inputs }) => [id, estimateOf(inputs)] as const);
  expect(Object.fromEntries(rest)).toEqual({
    "cluster-robust/one-cluster": { status: "undefined", reason: "one-cluster" },
    "cluster-robust/n1": { status: "undefined", reason: "one-value" },
    "cluster-robust/all-equal": { status: "undefined", reason: "no-variance" },
  });
  const none = clusterRobustMean(clusteredValues([], []));
  expect(none).toEqual({ status: "undefined", reason: "no-values" });
});

test("clusters that differ within but not between say nothing about the next cluster", () => {
  const result = clusterRobustMean(clusteredValues([0, 1, 1, 0], ["a", "a", "b", "b"]));
  expect(result).toEqual({ status: "undefined", reason: "no-variance" });
});

const anyRows = fc.array(
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom("a", "b", "c", "d", "e")),
  {
    minLength: 2,
    maxLength: 40,
  },
);

test("neither the order of the values nor the names of the clusters matter", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const names = rows.map(([, name]) => name);
      const values = rows.map(([value]) => value);
      const result = clusterRobustMean(clusteredValues(values, names));
      const turned = clusterRobustMean(clusteredValues(values.toReversed(), names.toReversed()));
      expect(deviations(turned, result, 1e-9)).toEqual([]);
      const renamed = clusterRobustMean(
        clusteredValues(
          values,
          names.map((name) => `source ${name}`),
        ),
      );
      expect(renamed).toEqual(result);
    }),
  );
});

test("scaling scales the mean and its error, shifting shifts the mean alone", () => {
  fc.assert(
    fc.property(
      anyRows,
      fc.constantFrom(-4, -0.5, 0.25, 8),
      fc.integer({ min: -5, max: 5 }),
      (rows, by, shift) => {
        const sample = (of: (value: number) => number) =>
          clusterRobustMean(
            clusteredValues(
              rows.map(([value]) => of(value)),
              rows.map(([, name]) => name),
            ),
          );
        const result = sample((value) => value);
        fc.pre(result.status === "estimated");
        const { mean, standardError } = result;
        const wanted = { ...result, mean: by * mean + shift, standardError: Math.abs(by) * standardError };
        expect(
          deviations(
            sample((value) => by * value + shift),
            wanted,
            1e-9,
          ),
        ).toEqual([]);
      },
    ),
  );
});

test("where every value is its own cluster it is the paired t test", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 30 }), (values) => {
      fc.pre(new Set(values).size > 1);
      const estimate = estimated(
        values,
        values.map((_, index) => `source ${index}`),
      );
      const { mean, standardError, degrees } = estimate;
      const clustered = {
        mean,
        standardError,
        degrees,
        pValue: meanPValue(estimate),
        ...meanInterval(estimate, 0.9),
      };
      const {
        status: _,
        t: __,
        ...plain
      } = pairedT(values, 0.9) as Extract<ReturnType<typeof pairedT>, { t: number }>;
      expect(deviations(clustered, plain, 1e-9)).toEqual([]);
      expect(deviations(estimate.designEffect, 1, 1e-9)).toEqual([]);
    }),
  );
});

test("degrees of freedom are at most clusters less one, and just that for equal clusters", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const result = clusterRobustMean(
        clusteredValues(
          rows.map(([value]) => value),
          rows.map(([, name]) => name),
        ),
      );
      fc.pre(result.status === "estimated");
      expect(result.degrees).toBeLessThanOrEqual(result.clusters - 1 + 1e-9);
      expect(result.degrees).toBeGreaterThanOrEqual(1 - 1e-9);
    }),
  );
  const equal = estimated([1, 5, 2, 4, 3, 9], ["a", "a", "b", "b", "c", "c"]);
  expect(equal.degrees).toBeCloseTo(2, 12);
});

test("the interval, its one-sided bound and the p value tell the same story", () => {
  fc.assert(
    fc.property(anyRows, fc.constantFrom(0.8, 0.9, 0.95, 0.99), (rows, confidence) => {
      const estimate = clusterRobustMean(
        clusteredValues(
          rows.map(([value]) => value),
          rows.map(([, name]) => name),
        ),
      );
      fc.pre(estimate.status === "estimated");
      const { low, high } = meanInterval(estimate, confidence);
      expect(deviations(low, lowerBound(estimate, (1 + confidence) / 2), 1e-9)).toEqual([]);
      expect(
        deviations(
          [meanPValue(estimate, low), meanPValue(estimate, high)],
          [1 - confidence, 1 - confidence],
          1e-9,
        ),
      ).toEqual([]);
      expect(meanPValue(estimate, estimate.mean)).toBe(1);
    }),
  );
});
