/** What the page that compares takes. */
export const fewestCompared = 2;
export const mostCompared = 6;

/** The runs that an address names, each once, in their order; of those that there are, where that is known. */
export function comparedRuns(text: string | undefined, known?: ReadonlySet<string>): string[] {
  const ids = (text ?? "").split(",").map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== "" && known?.has(id) !== false))].slice(0, mostCompared);
}

/** With the run, or without it where it was among them; unchanged where as many are there as can be compared. */
export function withRunTurned(runs: readonly string[], run: string): string[] {
  return runs.includes(run) ? runs.filter((one) => one !== run) : [...runs, run].slice(0, mostCompared);
}

/** As an address has them; undefined where there are none, so that it says nothing of them. */
export function comparedText(runs: readonly string[]): string | undefined {
  return runs.length === 0 ? undefined : runs.join(",");
}
