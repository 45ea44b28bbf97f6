import type { Column, Sorting } from "./column.ts";

const collator = new Intl.Collator("en", { numeric: true });

/** A stable order; values that are missing stand last whichever way it goes. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const value = columns.find(({ id }) => id === sorting?.column)?.value;
  if (sorting === undefined || value === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  const turn = sorting.down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === "string" && typeof b.key === "string") return turn * collator.compare(a.key, b.key);
    return turn * (Number(a.key) - Number(b.key));
  });
  return keyed.map(({ row }) => row);
}
