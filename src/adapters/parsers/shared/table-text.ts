import type { CanonicalText } from "./canonical-text.ts";

export interface Table {
  /** Names of the columns; absent where the table has none. */
  header?: readonly string[] | undefined;
  rows: readonly (readonly string[])[];
}

/**
 * Writes a table a row a line, each cell after the name of its column ("Size: 40 l | Price: 3 €"), so that a row can be found and
 * understood by itself. Empty cells are passed over. `around` gets each row's number, from 1 below the header, and what writes it.
 */
export function writeTable(
  text: CanonicalText,
  { header, rows }: Table,
  around: (row: number, write: () => void) => void = (_row, write) => write(),
): void {
  for (const [index, cells] of rows.entries()) {
    const line = rowText(cells, header);
    if (line === "") continue;
    around(index + 1, () => {
      // The first row stands apart from what comes before the table.
      if (index === 0) text.paragraph(line);
      else text.line(line);
    });
  }
}

export function rowText(cells: readonly string[], header: readonly string[] | undefined): string {
  return cells
    .map((cell, column) => {
      const value = cell.replace(/\s+/g, " ").trim();
      const name = header?.[column]?.replace(/\s+/g, " ").trim() ?? "";
      return value === "" || name === "" ? value : `${name}: ${value}`;
    })
    .filter((cell) => cell !== "")
    .join(" | ");
}

/** Where in `rowText` each cell's own value begins; undefined for one that is passed over. Cells and names without blank space around. */
export function cellStarts(
  cells: readonly string[],
  header: readonly string[] | undefined,
): (number | undefined)[] {
  let length = 0;
  return cells.map((value, column) => {
    if (value === "") return undefined;
    const name = header?.[column] ?? "";
    const separator = length === 0 ? 0 : " | ".length;
    const start = length + separator + (name === "" ? 0 : name.length + ": ".length);
    length = start + value.length;
    return start;
  });
}
