/** What Windows-1252 has besides letters and the signs of print that may stand between two letters. */
const sign = String.raw`[\u0192\u02c6\u2020-\u2022\u2026\u2030\u2039\u203a\u201a\u201e\u02dc\u2122\u00a1-\u00a9\u00ac\u00ae-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7]`;
/** Letters in which a sign stands, or three letters with accents in a row: hardly a word of a Western language. */
const oddWord = new RegExp(
  String.raw`(?<!\p{L})[\p{L}\p{M}]*(?:\p{L}${sign}+\p{L}|[\u00c0-\u00ff]{3}|${sign}{2}\p{L})[^\s.,;:()]{0,20}`,
  "gu",
);
const mostShown = 3;
const lookedAt = 200_000;

/** Nothing in a file says that it is Windows-1252: most bytes are letters of some encoding. Odd words show that it may be another. */
export function windows1252Notice(text: string): string {
  const odd = new Set<string>();
  for (const [word] of text.slice(0, lookedAt).matchAll(oddWord)) {
    odd.add(`“${word}”`);
    if (odd.size === mostShown) break;
  }
  if (odd.size === 0) return "Read as Windows-1252, as it is not UTF-8.";
  return `Read as Windows-1252, as it is not UTF-8, but that is a guess, and it holds ${[...odd].join(", ")}: if that is no word, save it as UTF-8.`;
}
