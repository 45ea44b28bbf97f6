import { expect, test } from "vitest";
import { seededRandom } from "../../core/statistics/random.ts";
import { additiveEffect } from "./additive-effect.ts";
import type { VariedSetting } from "./varied-settings.ts";

const clusters = 24;
const clusterOf = Uint32Array.from({ length: 72 }, (_, question) => question % clusters);

function settingsOf(runs: readonly (readonly number[])[]): VariedSetting[] {
  return runs[0]!.map((_, place) => ({
    path: `setting ${place}`,
    together: [],
    values: [...new Set(runs.map((levels) => levels[place]!))],
    levelOf: runs.map((levels) => levels[place]!),
  }));
}

/** Half of a grid of three settings of two values: no two runs differ in one alone. */
const halfGrid = [
  [0, 0, 0],
  [1, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
];
/** A quarter of a grid of five settings, its runs twice as many as its effects. */
const quarterGrid = Array.from({ length: 8 }, (_, run) => {
  const [a, b, c] = [run & 1, (run >> 1) & 1, (run >> 2) & 1] as [number, number, number];
  return [a, b, c ^ a ^ b];
});

/** How often intervals of made worlds hold the true effect, where runs depart from adding up by `interaction`. */
function coverage(runs: readonly (readonly number[])[], interaction: number, worlds = 150): number {
  const settings = settingsOf(runs);
  const random = seededRandom(11);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  let [held, asked] = [0, 0];
  for (let world = 0; world < worlds; world++) {
    const truth = settings.map(() => 0.05 * normal());
    const rows = runs.map((levels) => {
      const mean = levels.reduce((sum, level, place) => sum + level * truth[place]!, 0.5);
      const own = interaction * normal();
      const byCluster = Array.from({ length: clusters }, () => 0.05 * normal());
      return Float64Array.from(clusterOf, (cluster) => mean + own + byCluster[cluster]! + 0.1 * normal());
    });
    for (const [place, setting] of settings.entries()) {
      const effect = additiveEffect(settings, setting, [1, 0], { rows, clusterOf });
      if (effect.status !== "estimated") throw new Error(effect.status);
      asked += 1;
      if (effect.low <= truth[place]! && truth[place]! <= effect.high) held += 1;
    }
  }
  return held / asked;
}

test("intervals hold the true effect as often as they say where settings add up", () => {
  expect(coverage(halfGrid, 0)).toBeGreaterThan(0.92);
});

test("with runs enough to see that settings depend on each other, intervals allow for it", () => {
  expect(coverage(quarterGrid, 0.05)).toBeGreaterThan(0.92);
});

test("what no run tells apart is not told", () => {
  // The third setting follows from the first two in every run that has them.
  const settings = settingsOf([
    [0, 0, 0],
    [1, 0, 1],
    [0, 1, 2],
  ]);
  const rows = settings[0]!.levelOf.map((level) =>
    Float64Array.from(clusterOf, (cluster) => level + cluster),
  );
  expect(additiveEffect(settings, settings[0]!, [1, 0], { rows, clusterOf })).toEqual({
    status: "not-apart",
    n: 0,
    clusters: 0,
  });
});

test("a difference turned round is its opposite, and of a full grid it is the difference of means", () => {
  const runs = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const settings = settingsOf(runs);
  const rows = runs.map(([a, b], run) =>
    Float64Array.from(
      clusterOf,
      (cluster, question) => 0.3 * a! + 0.1 * b! + 0.01 * Math.sin(question * (run + 2)) + cluster,
    ),
  );
  const mean = (row: Float64Array) => row.reduce((sum, one) => sum + one, 0) / row.length;
  const there = additiveEffect(settings, settings[0]!, [1, 0], { rows, clusterOf });
  const back = additiveEffect(settings, settings[0]!, [0, 1], { rows, clusterOf });
  if (there.status !== "estimated" || back.status !== "estimated") throw new Error("not estimated");
  const [a, b, c, d] = rows.map(mean) as [number, number, number, number];
  expect(there.difference).toBeCloseTo((c + d - a - b) / 2, 10);
  expect([back.difference, back.low, back.high].map((one) => -one)).toEqual(
    [there.difference, there.high, there.low].map((one) => expect.closeTo(one, 10) as number),
  );
});
