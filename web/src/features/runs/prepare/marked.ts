/** So many can be held against one another at once. */
export const mostMarked = 6;

export function markedOf(text: string | undefined): string[] {
  return [...new Set((text ?? "").split(",").filter((id) => id !== ""))].slice(0, mostMarked);
}

/** With the run marked or not; undefined where none is left, so that the address says nothing of it. */
export function withMark(marked: readonly string[], id: string, on: boolean): string | undefined {
  const others = marked.filter((one) => one !== id);
  const next = on ? [...others, id].slice(0, mostMarked) : others;
  return next.length === 0 ? undefined : next.join(",");
}
