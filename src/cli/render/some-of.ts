/** The first few, and an ellipsis where there are more. */
export function someOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown}, …` : shown;
}
