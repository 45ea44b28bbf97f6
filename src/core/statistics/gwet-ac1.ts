import { countRatings, givenRatings, type RatedUnits } from "./rated-units.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

export interface GwetAc1 {
  status: "estimated";
  /** 1 for perfect agreement, 0 for what chance alone would give, below 0 for less. */
  ac1: number;
  /** Mean share of agreeing pairs of ratings in units rated twice or more, 0 to 1. */
  agreement: number;
}

/**
 * Agreement of any number of raters on names, ratings missing or not (Gwet 2008): it stays high where raters agree and
 * nearly everything falls into one category, where kappa collapses. Chance agreement is
 * sum of share * (1 - share) / (categories - 1), each category's share averaged over the units that were rated at all.
 * Undefined without a unit that was rated twice, and for a single category.
 * @param categories how many the raters could choose from; by default as many as were used; fewer than that throws a RangeError
 */
export function gwetAc1(units: RatedUnits, categories?: number): GwetAc1 | UndefinedStatistic {
  const given = givenRatings(units);
  if (given.length === 0) return undefinedBecause("no-values");
  const paired = given.filter((ratings) => ratings.length > 1);
  if (paired.length === 0) return undefinedBecause("no-pairs");
  const shares = new Map<number, number>();
  for (const ratings of given) {
    for (const [value, times] of countRatings(ratings)) {
      shares.set(value, (shares.get(value) ?? 0) + times / ratings.length / given.length);
    }
  }
  const available = categories ?? shares.size;
  if (available < shares.size) {
    throw new RangeError(`${shares.size} categories were used, but there are said to be ${available}.`);
  }
  if (available < 2) return undefinedBecause("one-category");
  const chance = [...shares.values()].reduce((sum, share) => sum + share * (1 - share), 0) / (available - 1);
  const agreement = paired.reduce((sum, ratings) => sum + agreeingPairs(ratings), 0) / paired.length;
  return { status: "estimated", ac1: (agreement - chance) / (1 - chance), agreement };
}

function agreeingPairs(ratings: readonly number[]): number {
  let agreeing = 0;
  for (const times of countRatings(ratings).values()) agreeing += times * (times - 1);
  return agreeing / (ratings.length * (ratings.length - 1));
}
