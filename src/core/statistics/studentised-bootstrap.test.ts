import { describe, expect, test } from "vitest";
import { clusterRobustMean, meanInterval, type ClusterRobustMean } from "./cluster-robust-mean.ts";
import { clusteredValues } from "./clustered-values.ts";
import { seededRandom } from "./random.ts";
import { studentisedBootstrap } from "./studentised-bootstrap.ts";

const options = (seed = 1) => ({
  random: seededRandom(seed),
  resamples: 2000,
  confidence: 0.95,
  breathe: () => undefined,
});

/** Twelve to twenty sources whose questions share half of their spread. */
function drawn(seed: number, clusters = 20, size = 4) {
  const random = seededRandom(seed);
  const names: string[] = [];
  const values: number[] = [];
  for (let cluster = 0; cluster < clusters; cluster++) {
    const shared = random.uniform() - 0.5;
    for (let question = 0; question < size; question++) {
      names.push(String(cluster));
      values.push(shared + random.uniform() - 0.5);
    }
  }
  return clusteredValues(values, names);
}

describe("the bootstrap of t values", () => {
  test("gives nearly the interval of the cluster-robust t on well-behaved data", async () => {
    const sample = drawn(3);
    const interval = meanInterval(clusterRobustMean(sample) as ClusterRobustMean, 0.95);
    const result = (await studentisedBootstrap(sample, options())) as { low: number; high: number };
    const width = interval.high - interval.low;
    expect(Math.abs(result.low - interval.low)).toBeLessThan(width / 10);
    expect(Math.abs(result.high - interval.high)).toBeLessThan(width / 10);
  });

  test("holds the true mean about as often as it says, with few clusters", async () => {
    let held = 0;
    const worlds = 400;
    for (let world = 0; world < worlds; world++) {
      const result = await studentisedBootstrap(drawn(100 + world, 12), {
        ...options(world),
        resamples: 400,
      });
      const { low, high } = result as { low: number; high: number };
      if (low <= 0 && 0 <= high) held += 1;
    }
    expect(held / worlds).toBeGreaterThan(0.92);
    expect(held / worlds).toBeLessThan(0.98);
  });

  test("is decided by its seed", async () => {
    expect(await studentisedBootstrap(drawn(1), options(7))).toEqual(
      await studentisedBootstrap(drawn(1), options(7)),
    );
  });

  test("says why there is none", async () => {
    const none = (values: number[], names: string[]) =>
      studentisedBootstrap(clusteredValues(values, names), options());
    expect(await none([], [])).toEqual({ status: "undefined", reason: "no-values" });
    expect(await none([1, 2], ["a", "a"])).toEqual({ status: "undefined", reason: "one-cluster" });
    expect(await none([1, 1, 1], ["a", "b", "c"])).toEqual({ status: "undefined", reason: "no-variance" });
    // Of two clusters half of all resamples draw one twice, and then nothing varies.
    expect(await none([1, 2], ["a", "b"])).toEqual({ status: "undefined", reason: "no-variance" });
  });
});
