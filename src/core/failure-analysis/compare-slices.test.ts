import { describe, expect, test } from "vitest";
import { seededRandom } from "../statistics/random.ts";
import { compareSlices, type CorrectPValues } from "./compare-slices.ts";
import { holmAdjusted } from "../statistics/adjust-p-values.ts";
import type { Slice } from "./question-slices.ts";

const uncorrected: CorrectPValues = (pValues) => [...pValues];

function sliceOf(dimension: string, value: string, members: readonly boolean[]): Slice {
  return { dimension, value, inside: Uint8Array.from(members, Number) };
}

function compare(
  slices: readonly Slice[],
  scores: readonly (number | undefined)[],
  clusters: readonly string[],
  { correct = holmAdjusted, lowerIsBetter = false } = {},
) {
  return compareSlices(slices, () => ({ metric: "m", scores, lowerIsBetter }), clusters, correct);
}

/** Eight clusters of five; the first half of them belongs to the slice. */
const clusters = Array.from({ length: 40 }, (_, index) => `c${index % 8}`);
const firstHalf = clusters.map((name) => name < "c4");

describe("compareSlices", () => {
  test("calls a slice worse where its scores are lower, and better where lower is better", () => {
    const scores = firstHalf.map((inside, index) => (inside ? 0.2 : 0.8) + (index % 5) / 50);
    const slice = sliceOf("tag", "hard", firstHalf);
    expect(compare([slice], scores, clusters)).toEqual([
      {
        dimension: "tag",
        value: "hard",
        metric: "m",
        inside: { n: 20, clusters: 4, mean: expect.closeTo(0.24, 10) },
        outside: { n: 20, clusters: 4, mean: expect.closeTo(0.84, 10) },
        difference: expect.closeTo(-0.6, 10),
        low: expect.any(Number),
        high: expect.any(Number),
        pValue: expect.any(Number),
        claim: "worse",
        reason: null,
      },
    ]);
    const counted = compare([slice], scores, clusters, { lowerIsBetter: true });
    expect(counted.map(({ claim }) => claim)).toEqual(["better"]);
  });

  test.each([
    ["four questions", clusters.map((_, index) => index < 4), "few-questions"],
    ["two clusters", clusters.map((name) => name < "c2"), "few-clusters"],
    ["all questions but four", clusters.map((_, index) => index >= 4), "few-others"],
  ])("lists a slice of %s and claims nothing of it", (_, members, reason) => {
    const scores = clusters.map((_, index) => index % 2);
    const [found] = compare([sliceOf("tag", "t", members)], scores, clusters);
    expect({ ...found, inside: 0, outside: 0 }).toEqual({
      dimension: "tag",
      value: "t",
      metric: "m",
      inside: 0,
      outside: 0,
      difference: null,
      low: null,
      high: null,
      pValue: null,
      claim: "none",
      reason,
    });
  });

  test("claims nothing where all scores are equal", () => {
    const [found] = compare(
      [sliceOf("tag", "t", firstHalf)],
      clusters.map(() => 1),
      clusters,
    );
    expect([found?.claim, found?.reason]).toEqual(["none", "no-variance"]);
  });

  test("does not count what was not scored", () => {
    const scores = clusters.map((_, index) => (index % 2 === 0 ? undefined : index % 3));
    const [found] = compare([sliceOf("tag", "t", firstHalf)], scores, clusters);
    expect([found?.inside.n, found?.outside.n]).toEqual([10, 10]);
  });

  test("makes one comparison of two slices that are each other's outside, told from the smaller", () => {
    const german = clusters.map((name) => name < "c3");
    const slices = [
      sliceOf(
        "language",
        "en",
        german.map((one) => !one),
      ),
      sliceOf("language", "de", german),
    ];
    const found = compare(
      slices,
      clusters.map((_, index) => index % 2),
      clusters,
    );
    expect(found.map(({ value }) => value)).toEqual(["de"]);
  });

  test("keeps both of two tags, which are not each other's outside", () => {
    const slices = [
      sliceOf("tag", "a", firstHalf),
      sliceOf(
        "tag",
        "b",
        firstHalf.map((one) => !one),
      ),
    ];
    const found = compare(
      slices,
      clusters.map((_, index) => index % 2),
      clusters,
    );
    expect(found.map(({ value }) => value)).toEqual(["a", "b"]);
  });
});

describe("on questions among which no slice differs", () => {
  const worlds = 250;

  test.each([
    { kind: "yes or no", clusters: 8, right: 0.9 },
    { kind: "yes or no", clusters: 20, right: 0.5 },
    { kind: "yes or no", clusters: 40, right: 0.8 },
  ])(
    "a false claim is made in about one world of twenty or fewer: $clusters clusters, $right right",
    (world) => {
      const made = falseClaims({ ...world, worlds, correct: holmAdjusted });
      // Nominal are 12.5 of 250; 23 or more would come by chance once in 300 times.
      expect(made).toBeLessThan(23);
    },
  );

  test("many worlds would hold a false claim without the correction", () => {
    expect(falseClaims({ clusters: 40, right: 0.8, worlds, correct: uncorrected })).toBeGreaterThan(50);
  });

  test("a slice that does differ is found in most worlds", () => {
    const found = falseClaims({ clusters: 40, right: 0.8, worlds: 100, correct: holmAdjusted, harmed: 0.4 });
    expect(found).toBeGreaterThan(80);
  });
});

/** Worlds of which something is claimed. `harmed` takes so much off the chance to be right in one slice. */
function falseClaims(world: {
  clusters: number;
  right: number;
  worlds: number;
  correct: CorrectPValues;
  harmed?: number;
}): number {
  const random = seededRandom(11);
  let made = 0;
  for (let count = 0; count < world.worlds; count++) {
    const names: string[] = [];
    const scores: number[] = [];
    const types: number[] = [];
    for (let cluster = 0; cluster < world.clusters; cluster++) {
      // Questions of one cluster share a chance to be right, so that they rise and fall together.
      const ease = 0.3 * (random.uniform() - 0.5);
      const size = 2 + random.below(9);
      for (let question = 0; question < size; question++) {
        const type = random.below(6);
        const chance = world.right + ease - (type === 0 ? (world.harmed ?? 0) : 0);
        names.push(`c${cluster}`);
        types.push(type);
        scores.push(random.uniform() < chance ? 1 : 0);
      }
    }
    const lengths = names.map(() => random.below(3));
    const folders = Array.from({ length: world.clusters }, () => random.below(3));
    const slices = [
      ...[0, 1, 2, 3, 4, 5].map((type) =>
        sliceOf(
          "type",
          `${type}`,
          types.map((one) => one === type),
        ),
      ),
      ...[0, 1, 2].map((length) =>
        sliceOf(
          "length",
          `${length}`,
          lengths.map((one) => one === length),
        ),
      ),
      ...[0, 1, 2].map((folder) =>
        sliceOf(
          "folder",
          `${folder}`,
          names.map((name) => folders[Number(name.slice(1))] === folder),
        ),
      ),
    ];
    const found = compare(slices, scores, names, { correct: world.correct });
    if (found.some(({ claim }) => claim === "worse" || claim === "better")) made += 1;
  }
  return made;
}
