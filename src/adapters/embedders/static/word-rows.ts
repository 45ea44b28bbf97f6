import type { StaticTable } from "./static-table.ts";
import { longestWord } from "./word-scanner.ts";

/**
 * Rows that stand for a word: its own, or those of its longest beginning and the longest continuations of that; none where
 * they do not cover it.
 */
export function rowsOfWord(word: string, table: StaticTable): readonly number[] {
  const whole = table.words.get(word);
  if (whole !== undefined) return [whole];
  if (word.length > longestWord) return [];
  const rows: number[] = [];
  for (let at = 0; at < word.length;) {
    const tokens = at === 0 ? table.words : table.continuations;
    let end = Math.min(word.length, at + table.longestToken);
    let row = tokens.get(word.slice(at, end));
    while (row === undefined && end > at + 1) row = tokens.get(word.slice(at, --end));
    if (row === undefined) return [];
    rows.push(row);
    at = end;
  }
  return rows;
}
