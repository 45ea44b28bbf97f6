const letters = "ABCDEF";

/** A to F, in the order in which runs stand in the address. */
export function letterOf(place: number): string {
  return letters[place] ?? "";
}

/** Where the run stands that the first one is held against: the one named, else the next. */
export function secondPlace(runs: readonly string[], other: string | undefined): number {
  return Math.max(1, runs.indexOf(other ?? ""));
}

/** The list with one of its runs at another place. */
export function withRunAt(runs: readonly string[], run: string, place: number): string[] {
  const others = runs.filter((one) => one !== run);
  return [...others.slice(0, place), run, ...others.slice(place)];
}
