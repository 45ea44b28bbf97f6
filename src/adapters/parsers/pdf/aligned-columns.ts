import type { Box } from "./box.ts";
import type { PrintedLine } from "./printed-line.ts";
import { isUnderlined } from "./table-head.ts";

/**
 * For each row and each of its parts, the column it stands in, where the first row plainly names the columns: in bold type or
 * underlined, and with every part of the others below exactly one of its parts. A row of one part has no column.
 */
export function alignedColumns(
  rows: readonly PrintedLine[],
  levels: readonly Box[],
): (number | undefined)[][] | undefined {
  const [head, ...others] = rows;
  const wide = others.filter((row) => row.segments.length > 1);
  if (head === undefined || wide.length === 0) return undefined;
  const isBold = (row: PrintedLine) => row.segments.every((cell) => cell.bold);
  if (!(isBold(head) && !wide.some(isBold)) && !isUnderlined(rows, levels)) return undefined;
  const columns: (number | undefined)[][] = [head.segments.map((_, at) => at)];
  for (const row of others) {
    if (row.segments.length === 1) {
      columns.push([undefined]);
      continue;
    }
    const own = row.segments.map((cell) => columnOf(cell, head.segments));
    if (own.some((column) => column < 0) || new Set(own).size < own.length) return undefined;
    columns.push(own);
  }
  return columns;
}

/** The only part of the head that shares some of the cell's width; -1 where there is none, or another. */
function columnOf(cell: PrintedLine, head: readonly PrintedLine[]): number {
  const above = head.flatMap(({ left, right }, at) =>
    Math.min(cell.right, right) - Math.max(cell.left, left) > 0 ? [at] : [],
  );
  return above.length === 1 ? (above[0] as number) : -1;
}
