/** On one line, cut to about so many characters at the end of a word where one is near. */
export function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(" ");
  // A cut between the halves of one character would print a broken one.
  const end = space > limit * 0.6 ? space : /[\uD800-\uDBFF]$/.test(cut) ? cut.length - 1 : cut.length;
  return `${cut.slice(0, end)}…`;
}
