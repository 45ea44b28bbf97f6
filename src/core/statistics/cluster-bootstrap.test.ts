import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type BootstrapInterval,
  type BootstrapOptions,
  bootstrapMeans,
  bootstrapStatistic,
  seededDraws,
  sumByCluster,
} from "./cluster-bootstrap.ts";
import { type Random, seededRandom } from "./random.ts";

interface BootstrapCase {
  id: string;
  family: string;
  inputs: {
    values: number[];
    statistic: "mean" | "median";
    resampleIndexes?: number[][];
    resamples?: number;
  };
  expected: { percentile: { low: number; high: number } };
  tolerance: number;
}

const vectors = new URL("../../../test/vectors/statistics.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(vectors, "utf8")) as { cases: BootstrapCase[] };
const ofFamily = (family: string) => cases.filter((one) => one.family === family);
const noPause = () => undefined;

/** Every value its own cluster: the plain bootstrap. */
function plain(values: readonly number[]) {
  return sumByCluster(values, [...values.keys()], values.length);
}

function given(indexes: readonly number[][]): BootstrapOptions {
  const drawsFor = () => {
    const queue = indexes.values();
    return (drawn: Uint32Array) => drawn.set(queue.next().value!);
  };
  return { resamples: indexes.length, drawsFor, breathe: noPause };
}

function weightedStatistic(values: readonly number[], name: "mean" | "median") {
  return (weights: Float64Array) => {
    const drawn = values.flatMap((value, index) => Array.from({ length: weights[index]! }, () => value));
    drawn.sort((left, right) => left - right);
    const middle = drawn.slice((drawn.length - 1) >> 1, (drawn.length >> 1) + 1);
    const counted = name === "mean" ? drawn : middle;
    return counted.reduce((sum, value) => sum + value, 0) / counted.length;
  };
}

function distance(interval: BootstrapInterval, { expected }: BootstrapCase): number {
  if (interval.status === "none") return Number.POSITIVE_INFINITY;
  const { low, high } = expected.percentile;
  return Math.max(Math.abs(interval.low - low), Math.abs(interval.high - high));
}

describe("against reference vectors", () => {
  test("the vectors hold both families", () => {
    expect([ofFamily("bootstrap-given-resamples").length, ofFamily("bootstrap-seeded").length]).toEqual([
      5, 3,
    ]);
  });

  test.each(ofFamily("bootstrap-given-resamples"))("$id by weights", async (one) => {
    const { values, statistic, resampleIndexes } = one.inputs;
    const clusters = { clusterOf: [...values.keys()], clusters: values.length };
    const computed = weightedStatistic(values, statistic);
    const interval = await bootstrapStatistic(computed, clusters, given(resampleIndexes!));
    expect(distance(interval, one)).toBeLessThanOrEqual(one.tolerance);
  });

  const means = ofFamily("bootstrap-given-resamples").filter((one) => one.inputs.statistic === "mean");
  test.each(means)("$id by cluster sums", async (one) => {
    const [interval] = await bootstrapMeans([plain(one.inputs.values)], given(one.inputs.resampleIndexes!));
    expect(distance(interval!, one)).toBeLessThanOrEqual(one.tolerance);
  });

  test.each(ofFamily("bootstrap-seeded"))("$id with our own draws", async (one) => {
    const options = { resamples: one.inputs.resamples!, drawsFor: seededDraws(1), breathe: noPause };
    const [interval] = await bootstrapMeans([plain(one.inputs.values)], options);
    expect(distance(interval!, one)).toBeLessThanOrEqual(one.tolerance);
  });
});

describe("cluster bootstrap", () => {
  const options = { resamples: 500, drawsFor: seededDraws(1), breathe: noPause };

  test("a resampled mean is the drawn clusters' sum over their count", async () => {
    const sums = sumByCluster([1, 0, 0, 0], [0, 1, 1, 1], 2);
    expect(sums).toEqual({ sums: Float64Array.of(1, 0), counts: Float64Array.of(1, 3) });
    const draws = given([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(await bootstrapMeans([sums], draws)).toEqual([{ status: "interval", low: 0.25, high: 0.25 }]);
  });

  test("fewer than two clusters give no interval and say so", async () => {
    const one = sumByCluster([1, 0, 1], [0, 0, 0], 1);
    const none = sumByCluster([], [], 0);
    const refused = { status: "none", reason: "fewer-than-two-clusters" };
    expect(await bootstrapMeans([one, none], options)).toEqual([refused, refused]);
    expect(await bootstrapStatistic(() => 1, { clusterOf: [0, 0], clusters: 1 }, options)).toEqual(refused);
  });

  test("a statistic that many resamples leave undefined has no interval and says so", async () => {
    const both = (weights: Float64Array) => (weights[0]! > 0 && weights[1]! > 0 ? 1 : undefined);
    const clusters = { clusterOf: [0, 1], clusters: 2 };
    expect(await bootstrapStatistic(both, clusters, options)).toEqual({
      status: "none",
      reason: "undefined-in-resamples",
    });
  });

  test("a seed repeats its interval, another seed gives another", async () => {
    const values = Array.from({ length: 30 }, (_, index) => ((index * 7919) % 101) / 100);
    const intervals = (seed: number) =>
      bootstrapMeans([plain(values)], { ...options, drawsFor: seededDraws(seed) });
    expect(await intervals(3)).toEqual(await intervals(3));
    expect(await intervals(3)).not.toEqual(await intervals(4));
  });

  test("other columns never move a column's interval", async () => {
    const first = plain([0.1, 0.9, 0.4, 0.6, 0.2]);
    const second = plain([1, 0, 1]);
    const [alone] = await bootstrapMeans([first], options);
    const [, together] = await bootstrapMeans([second, first, first], options);
    expect(together).toEqual(alone);
  });

  test("the weighted statistic of a mean agrees with cluster sums", async () => {
    const values = [0.2, 0.4, 1, 0, 0.7, 0.3, 0.9];
    const clusterOf = [0, 0, 1, 2, 2, 2, 3];
    const byWeights = await bootstrapStatistic(
      weightedStatistic(values, "mean"),
      { clusterOf, clusters: 4 },
      options,
    );
    const [bySums] = await bootstrapMeans([sumByCluster(values, clusterOf, 4)], options);
    expect(byWeights.status).toBe("interval");
    const rounded = (interval: BootstrapInterval) =>
      JSON.stringify(interval, (_, value: unknown) =>
        typeof value === "number" ? value.toFixed(12) : value,
      );
    expect(rounded(byWeights)).toBe(rounded(bySums!));
  });

  test("an abort while drawing ends the work", async () => {
    const abort = () => Promise.reject(new Error("stopped"));
    await expect(bootstrapMeans([plain([1, 0])], { ...options, breathe: abort })).rejects.toThrow("stopped");
  });
});

describe("coverage, 300 simulated question sets with 30 sources, 5 questions each, correlation 0.3", () => {
  const sources = 30;
  const perSource = 5;
  const clusterOf = Array.from({ length: sources * perSource }, (_, index) => Math.floor(index / perSource));

  async function coverage(clustered: boolean): Promise<number> {
    const random = seededRandom(20);
    let covered = 0;
    for (let repeat = 0; repeat < 300; repeat++) {
      const shared = Array.from({ length: sources }, () => Math.sqrt(0.3) * normal(random));
      const scores = clusterOf.map((source) => shared[source]! + Math.sqrt(0.7) * normal(random));
      const column = clustered ? sumByCluster(scores, clusterOf, sources) : plain(scores);
      const options = { resamples: 400, drawsFor: seededDraws(repeat), breathe: noPause };
      const [interval] = await bootstrapMeans([column], options);
      const { low, high } = interval as Extract<BootstrapInterval, { status: "interval" }>;
      if (low <= 0 && high >= 0) covered += 1;
    }
    return covered / 300;
  }

  test("the interval holds the true mean about 95 times in 100", async () => {
    const share = await coverage(true);
    // Percentile intervals of 30 clusters cover slightly less than 95 %; 300 repeats add a standard error of 1.3 points.
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(share).toBeLessThanOrEqual(0.98);
  });

  test("resampling single questions instead would miss it far more often", async () => {
    expect(await coverage(false)).toBeLessThan(0.87);
  });
});

function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}
