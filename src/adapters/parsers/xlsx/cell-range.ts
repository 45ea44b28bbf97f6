export interface CellRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** The last row and column a sheet has. */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;

/** "B7" as row 7, column 2; undefined where it is no cell. */
export function cellPosition(reference: string): { row: number; column: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at += 1) {
    const letter = (reference.charCodeAt(at) & ~0x20) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const digits = reference.slice(at);
  if (column === 0 || column > lastColumn || !/^\d{1,7}$/.test(digits)) return undefined;
  const row = Number(digits);
  return row >= 1 && row <= lastRow ? { row, column } : undefined;
}

/** "B2:D9", or a single cell. */
export function cellRange(reference: string): CellRange | undefined {
  const [from = "", to = from] = reference.replaceAll("$", "").split(":");
  const first = cellPosition(from);
  const last = cellPosition(to);
  if (first === undefined || last === undefined) return undefined;
  return {
    firstRow: Math.min(first.row, last.row),
    lastRow: Math.max(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastColumn: Math.max(first.column, last.column),
  };
}

export function isWithin(row: number, column: number, range: CellRange): boolean {
  return (
    row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn
  );
}
