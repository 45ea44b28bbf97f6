import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bcaInterval } from "./bca-interval.ts";
import { meanOf } from "./clustered-values.ts";
import { quantile } from "./quantiles.ts";
import { seededRandom } from "./random.ts";
import { casesOf, deviations } from "./reference-vectors.fixture.ts";

interface GivenInputs {
  values: number[];
  statistic: "mean" | "median";
  resampleIndexes: number[][];
}
interface SeededInputs {
  values: number[];
  resamples: number;
}
interface Expected {
  bca: { low: number | null; high: number | null };
}

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const given = casesOf<GivenInputs, Expected>(vectors, "bootstrap-given-resamples");
const seeded = casesOf<SeededInputs, Expected>(vectors, "bootstrap-seeded");
const statistics = {
  mean: meanOf,
  median: (values: readonly number[]) =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    ),
};
const leftOutOf = (values: readonly number[], statistic: (kept: readonly number[]) => number) =>
  values.map((_, left) => statistic(values.filter((_, index) => index !== left)));

test.each(given)("$id agrees with the reference on the same resamples", ({ inputs, expected, tolerance }) => {
  const { values, resampleIndexes } = inputs;
  const statistic = statistics[inputs.statistic];
  const result = bcaInterval({
    estimate: statistic(values),
    replicates: resampleIndexes.map((drawn) => statistic(drawn.map((index) => values[index]!))),
    leftOut: leftOutOf(values, statistic),
    confidence: 0.95,
  });
  const wanted =
    expected.bca.low === null
      ? { status: "undefined", reason: "no-variance" }
      : { status: "estimated", ...expected.bca };
  expect(deviations(result, wanted, tolerance)).toEqual([]);
});

test.each(seeded)("$id lands within the spread between seeds", ({ inputs, expected, tolerance }) => {
  const { values, resamples } = inputs;
  const random = seededRandom(11);
  const replicates = Array.from({ length: resamples }, () =>
    meanOf(values.map(() => values[random.below(values.length)]!)),
  );
  const leftOut = leftOutOf(values, meanOf);
  const result = bcaInterval({ estimate: meanOf(values), replicates, leftOut, confidence: 0.95 });
  const { low, high } = expected.bca;
  expect(deviations(result, { status: "estimated", low, high }, tolerance)).toEqual([]);
});

test("no replicate, or none on one side of the estimate, gives no interval", () => {
  const input = { estimate: 5, leftOut: [1, 2], confidence: 0.95 };
  expect(bcaInterval({ ...input, replicates: [] })).toEqual({ status: "undefined", reason: "no-values" });
  expect(bcaInterval({ ...input, replicates: [1, 2] })).toEqual({
    status: "undefined",
    reason: "no-variance",
  });
});
