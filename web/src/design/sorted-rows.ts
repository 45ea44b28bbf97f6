import type { Column, Sorting } from "./column.ts";

/** A stable order; values that are missing stand last whichever way it goes. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const value = columns.find(({ id }) => id === sorting?.column)?.value;
  if (sorting === undefined || value === undefined) return rows;
  const keyed = rows.map((row) => {
    const cell = value(row);
    return { row, key: typeof cell === "string" ? textKey(cell) : cell === null ? null : Number(cell) };
  });
  const turn = sorting.down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return a.key < b.key ? -turn : a.key > b.key ? turn : 0;
  });
  return keyed.map(({ row }) => row);
}

/**
 * Texts as a person orders them: case and accents count for nothing, and numbers go by their size. Made once a row, as comparing by
 * `Intl.Collator` takes 0.3 s for 50,000 of them.
 */
export function textKey(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(16, "0"));
}
