import { areNames, isHeaderRow } from "../shared/is-header-row.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, elementsOf, textOf } from "../shared/xml-tree.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** A row with the text of its cells. */
export interface FilledRow {
  row: string[];
  bold: boolean;
  isHeader: boolean;
  cells: TableCell[];
}

/** A table without columns, or of one row that holds more than a word or two, only places its content on the page. */
export function isLayout(rows: readonly TableRow[]): boolean {
  if (rows.every(({ cells }) => cells.length <= 1)) return true;
  if (rows.length > 1) return false;
  return (rows[0] as TableRow).cells.some(({ content }) => {
    const blocks = elementsOf(content).filter(
      (block) => block.name === "w:tbl" || (block.name === "w:p" && textOf(block).trim() !== ""),
    );
    return blocks.length > 1 || blocks.some(({ name }) => name === "w:tbl");
  });
}

/** Rows repeated on every page name the columns; else a first row that stands out, or whose columns hold numbers below. */
export function countHeaderRows(rows: readonly FilledRow[], styledFirst: boolean): number {
  const repeated = rows.findIndex(({ isHeader }) => !isHeader);
  if (repeated > 0) return repeated;
  const first = rows[0];
  if (first === undefined || rows.length < 2) return 0;
  const stands = (first.bold && rows.some(({ bold }) => !bold)) || styledFirst;
  return (stands && areNames(first.row)) || isHeaderRow(rows.map(({ row }) => row)) ? 1 : 0;
}

/** Names over several rows are read from above; one that spans columns belongs to each. */
export function namesOf(rows: readonly FilledRow[]): string[] {
  const columns = rows.reduce((most, { row }) => Math.max(most, row.length), 0);
  const names = Array.from({ length: columns }, () => [] as string[]);
  for (const { row, cells } of rows) {
    for (const { column, span } of cells) {
      const name = row[column]?.trim() ?? "";
      for (const parts of names.slice(column, column + span)) {
        if (name !== "" && parts.at(-1) !== name) parts.push(name);
      }
    }
  }
  return names.map((parts) => parts.join(" "));
}

/** Whether a table asks its style to set the first row off. */
export function marksFirstRow(look: XmlElement | undefined): boolean {
  const explicit = attributeOf(look, "w:firstRow");
  if (explicit !== undefined) return explicit === "1" || explicit === "true";
  return (Number.parseInt(attributeOf(look, "w:val") ?? "0", 16) & 0x20) !== 0;
}
