import { countRatings, givenRatings, type RatedUnits } from "./rated-units.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** What the numbers mean: names, an order, distances, or distances from a true zero (then none may be negative). */
export type MeasurementLevel = "nominal" | "ordinal" | "interval" | "ratio";

export interface KrippendorffAlpha {
  status: "estimated";
  /** 1 for perfect agreement, 0 for what chance alone would give, below 0 for less. */
  alpha: number;
  /** Units with two ratings or more: the others say nothing about agreement. */
  units: number;
}

/** A distance between two ratings, 0 where they are equal. */
type Distance = (one: number, other: number) => number;

/**
 * Agreement of any number of raters, ratings missing or not (Krippendorff 2011, "Computing Krippendorff's
 * alpha-reliability"): 1 - observed disagreement within units / disagreement of all paired ratings thrown together.
 * Undefined without a unit that was rated twice, and where all paired ratings are the same.
 * Takes time by the square of the number of distinct values.
 */
export function krippendorffAlpha(
  units: RatedUnits,
  level: MeasurementLevel,
): KrippendorffAlpha | UndefinedStatistic {
  const given = givenRatings(units);
  if (given.length === 0) return undefinedBecause("no-values");
  const paired = given.filter((ratings) => ratings.length > 1);
  if (paired.length === 0) return undefinedBecause("no-pairs");
  const counts = countRatings(paired.flat());
  const distance = distanceFor(level, counts);
  let observed = 0;
  for (const ratings of paired) {
    observed += sumOverPairs(ratings, distance) / (ratings.length - 1);
  }
  const total = paired.reduce((sum, ratings) => sum + ratings.length, 0);
  const expected =
    sumOverPairs(
      [...counts],
      ([one, times], [other, otherTimes]) => times * otherTimes * distance(one, other),
    ) /
    (total - 1);
  if (expected === 0) return undefinedBecause("one-category");
  return { status: "estimated", alpha: 1 - observed / expected, units: paired.length };
}

function sumOverPairs<Item>(items: readonly Item[], valueOf: (one: Item, other: Item) => number): number {
  let sum = 0;
  for (let left = 0; left < items.length; left++) {
    for (let right = left + 1; right < items.length; right++) sum += valueOf(items[left]!, items[right]!);
  }
  return sum;
}

function distanceFor(level: MeasurementLevel, counts: ReadonlyMap<number, number>): Distance {
  switch (level) {
    case "nominal":
      return (one, other) => (one === other ? 0 : 1);
    case "ordinal": {
      const ranks = meanRanks(counts);
      return (one, other) => (ranks.get(one)! - ranks.get(other)!) ** 2;
    }
    case "interval":
      return (one, other) => (one - other) ** 2;
    case "ratio":
      for (const value of counts.keys()) {
        if (value < 0) throw new RangeError(`The rating ${value} is below zero, so it has no ratio.`);
      }
      return (one, other) => (one === other ? 0 : ((one - other) / (one + other)) ** 2);
  }
}

/** Ratings below, plus half of those equal: the ordinal distance is the square of a difference of these. */
function meanRanks(counts: ReadonlyMap<number, number>): Map<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, times] of counts) {
    ranks.set(value, below + times / 2);
    below += times;
  }
  return ranks;
}
