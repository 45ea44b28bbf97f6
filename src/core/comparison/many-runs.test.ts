import { describe, expect, test } from "vitest";
import { seededRandom } from "../statistics/random.ts";
import { bracketRuns } from "./bracket-runs.ts";
import { compareWithBaseline, type ScoreTable } from "./compare-with-baseline.ts";

const options = { seed: 1, resamples: 1000, breathe: () => undefined };
const clusters = 20;
const questions = 100;

/** Runs whose true means are given: what they share of a question, and luck of their own. */
function tableOf(means: readonly number[], seed = 1, groups = clusters): ScoreTable {
  const random = seededRandom(seed);
  const luck = () => (random.uniform() + random.uniform() - 1) * 0.3;
  const shared = Array.from({ length: questions }, luck);
  return {
    scores: means.map((mean) => Float64Array.from(shared, (difficulty) => mean + difficulty + luck())),
    clusterOf: Uint32Array.from({ length: questions }, (_, question) => question % groups),
  };
}

describe("many runs against a baseline", () => {
  test("find the one that is better, with intervals that hold for all at once", async () => {
    const rows = await compareWithBaseline(tableOf([0.5, 0.5, 0.65, 0.5]), 0, options);
    expect(rows[0]).toBeNull();
    const found = rows.map((row) => row !== null && (row.low ?? 0) > 0);
    expect(found).toEqual([false, false, true, false]);
    expect(rows[2]).toMatchObject({ n: questions, clusters });
    expect(rows[2]!.p).toBeLessThan(0.01);
  });

  test("give no interval below eight clusters, and none where nothing differs", async () => {
    const few = await compareWithBaseline(tableOf([0.5, 0.9], 1, 5), 0, options);
    expect(few[1]).toMatchObject({ low: null, high: null, p: null, clusters: 5 });
    const { scores, clusterOf } = tableOf([0.5]);
    const same = await compareWithBaseline({ scores: [scores[0]!, scores[0]!], clusterOf }, 0, options);
    expect(same[1]).toEqual({ difference: 0, low: null, high: null, p: null, n: questions, clusters });
  });

  test("pair each run on its own common questions", async () => {
    const { scores, clusterOf } = tableOf([0.5, 0.5]);
    const missing = scores[1]!.map((score, question) => (question < 40 ? Number.NaN : score));
    const rows = await compareWithBaseline({ scores: [scores[0]!, missing], clusterOf }, 0, options);
    expect(rows[1]!.n).toBe(60);
  });
});

describe("brackets", () => {
  test("hold what cannot be told apart, and may overlap", async () => {
    const bracketed = await bracketRuns(tableOf([0.7, 0.68, 0.5, 0.49, 0.2]), options);
    expect(bracketed).toEqual({
      status: "bracketed",
      brackets: [
        { first: 0, last: 1 },
        { first: 2, last: 3 },
        { first: 4, last: 4 },
      ],
    });
    const steps = await bracketRuns(tableOf([0.58, 0.54, 0.5]), options);
    expect(steps).toEqual({
      status: "bracketed",
      brackets: [
        { first: 0, last: 1 },
        { first: 1, last: 2 },
      ],
    });
  });

  test("split equal runs in about one of twenty worlds", async () => {
    let split = 0;
    for (let world = 0; world < 200; world++) {
      const result = await bracketRuns(tableOf(Array(8).fill(0.5), 500 + world), {
        ...options,
        resamples: 200,
      });
      if (result.status === "bracketed" && result.brackets.length > 1) split += 1;
    }
    expect(split / 200).toBeLessThan(0.1);
  });

  test("are not drawn on five clusters, nor on what few questions have in common", async () => {
    expect(await bracketRuns(tableOf([0.5, 0.9], 1, 5), options)).toEqual({
      status: "none",
      reason: "too-few-clusters",
    });
    const { scores, clusterOf } = tableOf([0.5, 0.6]);
    const missing = scores[1]!.map((score, question) => (question < 40 ? Number.NaN : score));
    expect(await bracketRuns({ scores: [scores[0]!, missing], clusterOf }, options)).toEqual({
      status: "none",
      reason: "too-few-common-questions",
    });
  });
});
