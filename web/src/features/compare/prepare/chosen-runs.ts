export const mostRuns = 6;

const letters = "ABCDEF";

/** The ids of an address, each once, in their order; the first is the reference. */
export function chosenRuns(text: string | undefined): string[] {
  const ids = (text ?? "").split(",").map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ""))].slice(0, mostRuns);
}

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

/** With the run where it was not among them, without it where it was. */
export function withRunTurned(runs: readonly string[], run: string): string[] {
  return runs.includes(run) ? runs.filter((one) => one !== run) : [...runs, run].slice(0, mostRuns);
}
