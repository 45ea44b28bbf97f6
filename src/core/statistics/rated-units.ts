/** Ratings by unit (a thing that was rated), one for each rater; null where a rater gave none. */
export type RatedUnits = readonly (readonly (number | null)[])[];

/** What each unit was given, without what is missing and without units that nobody rated. */
export function givenRatings(units: RatedUnits): number[][] {
  return units
    .map((unit) => unit.filter((rating): rating is number => rating !== null))
    .filter((ratings) => ratings.length > 0);
}

/** How often each value was given, in ascending order of the values. */
export function countRatings(ratings: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return new Map([...counts].sort(([left], [right]) => left - right));
}
