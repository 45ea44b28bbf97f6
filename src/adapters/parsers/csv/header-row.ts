import { namesColumns } from "../shared/names-columns.ts";

/** A title above the table, as exports have it, is at most so many rows long. */
const rowsLookedAt = 20;

export interface HeaderRow {
  /** Which of the rows. */
  at: number;
  /** Nothing tells it from the rows below it. */
  isDoubtful: boolean;
}

/**
 * Which of the first rows names the columns; undefined where none does. It is the first with more than one cell filled, or the
 * first of all where the table has one column.
 */
export function headerRow(rows: readonly (readonly string[])[]): HeaderRow | undefined {
  const filled = rows
    .slice(0, rowsLookedAt)
    .map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const isSingle = Math.max(0, ...filled) < 2;
  const at = filled.findIndex((count) => count >= (isSingle ? 1 : 2));
  const names = rows[at];
  const verdict = names === undefined ? "no" : namesColumns(names, rows.slice(at + 1));
  return verdict === "no" ? undefined : { at, isDoubtful: verdict === "perhaps" };
}
