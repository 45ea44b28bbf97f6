import type { StaticTable } from "./static-table.ts";
import { rowsOfWord } from "./word-rows.ts";

/** How often each row of the table stands in a text. Cleared in time of what it holds. */
export interface RowCounts {
  add(word: string): void;
  /** Calls `visit` once per distinct row, in order of first appearance, then forgets everything. */
  drain(visit: (row: number, count: number) => void): void;
}

export function rowCounts(table: StaticTable): RowCounts {
  const counts = new Uint32Array(table.scales.length);
  const seen: number[] = [];
  const count = (row: number): void => {
    if (counts[row] === 0) seen.push(row);
    counts[row] = (counts[row] as number) + 1;
  };
  return {
    add(word) {
      const row = table.words.get(word);
      if (row !== undefined) count(row);
      else for (const piece of rowsOfWord(word, table)) count(piece);
    },
    drain(visit) {
      for (const row of seen) {
        visit(row, counts[row] as number);
        counts[row] = 0;
      }
      seen.length = 0;
    },
  };
}
