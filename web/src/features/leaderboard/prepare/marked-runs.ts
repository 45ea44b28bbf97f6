/** What the page that compares takes. */
export const fewestCompared = 2;
export const mostCompared = 6;

/** Of the address, those that there are. */
export function parseMarked(text: string | undefined, known: ReadonlySet<string>): string[] {
  return [...new Set((text ?? "").split(",").filter((id) => known.has(id)))].slice(0, mostCompared);
}

/** With the run marked, or no longer; unchanged where as many are marked as can be compared. */
export function toggleMarked(marked: readonly string[], id: string): string | undefined {
  const next = marked.includes(id)
    ? marked.filter((one) => one !== id)
    : [...marked, ...(marked.length < mostCompared ? [id] : [])];
  return next.length === 0 ? undefined : next.join(",");
}
