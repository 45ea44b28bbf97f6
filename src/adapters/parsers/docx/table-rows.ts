import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, elementsOf, integerOf, isOn } from "../shared/xml-tree.ts";

export interface TableRow {
  cells: TableCell[];
  /** Repeated on top of every page. */
  isHeader: boolean;
}

export interface TableCell {
  /** Column of the grid it begins in, from 0. */
  column: number;
  span: number;
  /** It goes on from the cell above. */
  continues: boolean;
  shading: XmlElement | undefined;
  /** Paragraphs, tables and what may wrap them. */
  content: XmlElement;
}

/** Word refuses more than 63 columns. */
const maxColumns = 63;

/** The rows of a table; `onDeleted` is told of each that a tracked change deletes. */
export function tableRows(table: XmlElement, onDeleted: () => void): TableRow[] {
  const rows: TableRow[] = [];
  for (const row of unwrapped(table, "w:tr")) {
    const properties = childOf(row, "w:trPr");
    if (childOf(properties, "w:del") !== undefined) {
      onDeleted();
      continue;
    }
    const header = childOf(properties, "w:tblHeader");
    rows.push({
      cells: cellsOf(row, integerOf(childOf(properties, "w:gridBefore"), "w:val") ?? 0),
      isHeader: header !== undefined && isOn(attributeOf(header, "w:val")),
    });
  }
  return rows;
}

function cellsOf(row: XmlElement, firstColumn: number): TableCell[] {
  let column = bounded(firstColumn, 0);
  return unwrapped(row, "w:tc").map((cell) => {
    const properties = childOf(cell, "w:tcPr");
    const span = bounded(integerOf(childOf(properties, "w:gridSpan"), "w:val") ?? 1, 1);
    const merge = childOf(properties, "w:vMerge");
    const at = column;
    column += span;
    return {
      column: at,
      span,
      continues: merge !== undefined && attributeOf(merge, "w:val") !== "restart",
      shading: childOf(properties, "w:shd"),
      content: cell,
    };
  });
}

function bounded(value: number, least: number): number {
  return Math.min(maxColumns, Math.max(least, value));
}

/** Children of this name, also those within content controls and the like. */
function unwrapped(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name) ? unwrapped(child, name) : [];
  });
}
