import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleOf } from "./metric.contract.ts";
import type { Observation, SetMetric } from "./set-metric.ts";

export interface SetMetricTraits {
  /** Smallest and largest value. */
  range: readonly [low: number, high: number];
  /** True where the predictions are only 0 and 1. */
  binary: boolean;
}

/** What every statistic over a whole question set owes. */
export function describeSetMetric({
  make,
  traits,
}: {
  make: () => SetMetric;
  traits: SetMetricTraits;
}): void {
  const metric = make();
  const [low, high] = traits.range;
  const predicted = traits.binary ? fc.constantFrom(0, 1) : fc.integer({ min: -3, max: 3 });
  const observation: fc.Arbitrary<Observation> = fc.record({ predicted, actual: fc.constantFrom(0, 1) });
  const weighted = fc.array(fc.tuple(observation, fc.integer({ min: 0, max: 3 })), { maxLength: 20 });
  const statistic = (entries: readonly (readonly [Observation, number])[]): number | undefined =>
    metric.statistic(
      entries.map(([one]) => one),
      Float64Array.from(entries, ([, weight]) => weight),
    );
  const rounded = (value: number | undefined): string => value?.toFixed(9) ?? "undefined";

  describe(`the set metric ${metric.id} keeps the contract`, () => {
    test("names itself in one line", () => {
      expect({ id: metric.id, version: metric.version, title: metric.title }).toEqual({
        id: expect.stringMatching(/^\S+$/),
        version: expect.stringMatching(/^\S+$/),
        title: expect.stringMatching(/^\S.*\S$/),
      });
    });

    test("observes what is true, and the same each time", () => {
      const texts = { a: "Ebb and flow." };
      const answerable = sampleOf({ texts, gold: [["a", 0, 3]], answer: { evidence: 2 } });
      const unanswerable = sampleOf({ texts, answerable: false, answer: { refused: true, evidence: -1 } });
      const observed = [answerable, unanswerable].map((sample) => metric.observe(sample));
      expect(observed.map((one) => one?.actual)).toEqual([1, 0]);
      expect(observed).toEqual([answerable, unanswerable].map((sample) => make().observe(sample)));
    });

    test("has no value where nothing was observed or a class is missing", () => {
      const of = (actual: 0 | 1): [Observation, number] => [{ predicted: 1, actual }, 1];
      expect([statistic([]), statistic([of(1), of(1)]), statistic([of(0), of(0)])]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });

    test("stays in its range, whatever the order", () => {
      fc.assert(
        fc.property(weighted, (entries) => {
          const value = statistic(entries);
          expect(value === undefined || (value >= low && value <= high)).toBe(true);
          expect(rounded(statistic(entries.toReversed()))).toBe(rounded(value));
        }),
      );
    });

    test("a weight counts an observation as often as it says", () => {
      fc.assert(
        fc.property(weighted, (entries) => {
          const repeated = entries.flatMap(([one, weight]) =>
            Array.from({ length: weight }, (): [Observation, number] => [one, 1]),
          );
          expect(rounded(statistic(repeated))).toBe(rounded(statistic(entries)));
        }),
      );
    });
  });
}
