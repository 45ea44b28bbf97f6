/** In rem, wide enough for the longest name, within reason: about half a rem a letter, and room for marks beside it. */
export function nameWidth(rows: readonly { name: string }[]): number {
  const longest = rows.reduce((most, { name }) => Math.max(most, name.length), 0);
  return Math.min(26, Math.max(11, Math.round(longest * 4.4 + 25) / 10));
}
