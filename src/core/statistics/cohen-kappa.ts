import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** How much a disagreement weighs: always the same, by the steps between the categories, or by their square. */
export type KappaWeights = "unweighted" | "linear" | "quadratic";

export interface CohenKappa {
  status: "estimated";
  /** 1 for perfect agreement, 0 for what chance alone would give, below 0 for less. */
  kappa: number;
  /** The share of things that both raters put into the same category, 0 to 1. */
  agreement: number;
}

/**
 * Agreement of two raters beyond chance (Cohen 1960; weighted: Cohen 1968):
 * 1 - weighted observed disagreement / weighted disagreement expected from each rater's own shares.
 * Undefined without ratings, and where both raters used one and the same category for everything.
 * @param second as long as `first`
 * @param categories every category once, in their order; a rating outside them throws a RangeError
 */
export function cohenKappa<Category>(
  first: readonly Category[],
  second: readonly Category[],
  categories: readonly Category[],
  weights: KappaWeights,
): CohenKappa | UndefinedStatistic {
  const n = first.length;
  if (n === 0) return undefinedBecause("no-values");
  const places = new Map(categories.map((category, place) => [category, place]));
  const firstPlaces = placesOf(first, places);
  const secondPlaces = placesOf(second, places);
  let observed = 0;
  let agreed = 0;
  const firstCounts = new Float64Array(categories.length);
  const secondCounts = new Float64Array(categories.length);
  for (const [index, place] of firstPlaces.entries()) {
    const other = secondPlaces[index]!;
    observed += disagreement(place, other, weights);
    if (place === other) agreed += 1;
    firstCounts[place]! += 1;
    secondCounts[other]! += 1;
  }
  let expected = 0;
  for (const [place, count] of firstCounts.entries()) {
    for (const [other, otherCount] of secondCounts.entries()) {
      expected += (count * otherCount * disagreement(place, other, weights)) / n;
    }
  }
  if (expected === 0) return undefinedBecause("one-category");
  return { status: "estimated", kappa: 1 - observed / expected, agreement: agreed / n };
}

function disagreement(place: number, other: number, weights: KappaWeights): number {
  const steps = Math.abs(place - other);
  if (weights === "unweighted") return Math.min(1, steps);
  return weights === "linear" ? steps : steps * steps;
}

function placesOf<Category>(ratings: readonly Category[], places: ReadonlyMap<Category, number>): number[] {
  return ratings.map((rating) => {
    const place = places.get(rating);
    if (place === undefined) throw new RangeError(`The rating ${String(rating)} is none of the categories.`);
    return place;
  });
}
