/** A title above the table, as exports have it, is at most so many rows long. */
const rowsLookedAt = 20;
const longestName = 120;

/**
 * Which of the first rows names the columns; -1 where none does. It is the first with more than one cell filled (the first of
 * all where the table has one column), if its cells are distinct names and not values. Blank cells at its end are no names.
 */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const filled = rows
    .slice(0, rowsLookedAt)
    .map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const isSingle = Math.max(0, ...filled) < 2;
  const first = filled.findIndex((count) => count >= (isSingle ? 1 : 2));
  const names = rows[first]?.map((cell) => cell.trim()).filter((cell) => cell !== "") ?? [];
  const hasRowsBelow = rows.slice(first + 1).some((cells) => cells.some((cell) => cell.trim() !== ""));
  if (first < 0 || !hasRowsBelow || names.some(isValue) || new Set(names).size < names.length) return -1;
  return first;
}

/** Numbers, sums, dates, times, addresses, formulas, whole sentences: what stands below a header and not in it. */
function isValue(cell: string): boolean {
  return (
    cell.length > longestName ||
    /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) ||
    /^\d{4}-\d\d-\d\d/.test(cell) ||
    /^(?:https?:\/\/|[=@]|\S+@\S+\.\S+$)/i.test(cell) ||
    /^(?:true|false|yes|no|null|n\/a)$/i.test(cell)
  );
}
