import { isSpent, type CellBudget } from "./cell-budget.ts";
import type { CellRange } from "./cell-range.ts";
import type { Cell, SheetRow } from "./sheet-row.ts";

/**
 * A cell that reaches over several rows stands beside each of them, so each row that shows something gets what it says. `budget` bounds
 * the work of ranges that overlap, which no spreadsheet writes.
 */
export function fillMergedRows(
  rows: readonly SheetRow[],
  merged: readonly CellRange[],
  budget: CellBudget,
): void {
  for (const { firstRow, lastRow, firstColumn } of merged) {
    if (firstRow === lastRow) continue;
    let at = firstAtOrAfter(rows, firstRow);
    const top = rows[at];
    const cell = top?.number === firstRow ? cellAt(top, firstColumn) : undefined;
    if (cell === undefined) continue;
    for (at += 1; at < rows.length && (rows[at] as SheetRow).number <= lastRow; at += 1) {
      budget.cells -= 1;
      budget.characters -= cell.text.length;
      if (isSpent(budget)) return;
      insert(rows[at] as SheetRow, { ...cell });
    }
  }
}

function firstAtOrAfter(rows: readonly SheetRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as SheetRow).number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cellAt({ cells }: SheetRow, column: number): Cell | undefined {
  return cells.find((cell) => cell.column === column);
}

function insert({ cells }: SheetRow, cell: Cell): void {
  const at = cells.findIndex((other) => other.column >= cell.column);
  if (at < 0) cells.push(cell);
  else if ((cells[at] as Cell).column !== cell.column) cells.splice(at, 0, cell);
}
