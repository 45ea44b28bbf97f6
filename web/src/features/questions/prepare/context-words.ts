/** As much as the server sends of the text around a passage. */
const most = 300;

/** The text before a passage, from its first whole word on where it was cut. */
export function contextBefore(before: string, start: number): string {
  if (start <= before.length) return before;
  const space = before.search(/\s/u);
  return `… ${space === -1 ? before : before.slice(space).trimStart()}`;
}

/** The text after a passage, up to its last whole word where it was cut. */
export function contextAfter(after: string): string {
  if (after.length < most) return after;
  return `${after.replace(/\S+$/u, "").trimEnd()} …`;
}
