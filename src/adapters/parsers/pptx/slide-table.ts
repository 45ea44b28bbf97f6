import { isHeaderRow } from "../shared/is-header-row.ts";
import type { Table } from "../shared/table-text.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, childrenOf, integerOf, isOn } from "../shared/xml-tree.ts";

/** A table on a slide; `readCell` gives the text of a cell's body. */
export function slideTable(element: XmlElement, readCell: (cell: XmlElement) => string): Table {
  const rows: string[][] = [];
  for (const row of childrenOf(element, "a:tr")) {
    const above = rows.at(-1);
    const cells: string[] = [];
    for (const cell of childrenOf(row, "a:tc")) {
      // A cell that reaches down stands beside each row; one that reaches across is said once.
      if (isOn(attributeOf(cell, "vMerge"), false)) cells.push(above?.[cells.length] ?? "");
      else cells.push(isOn(attributeOf(cell, "hMerge"), false) ? "" : readCell(cell));
    }
    rows.push(cells);
  }
  const marked = isOn(attributeOf(childOf(element, "a:tblPr"), "firstRow"), false);
  const spanned = childrenOf(childrenOf(element, "a:tr")[0], "a:tc").some(
    (cell) => (integerOf(cell, "gridSpan") ?? 1) > 1,
  );
  const named = rows.length > 1 && (rows[0]?.length ?? 0) > 1 && !spanned && (marked || isHeaderRow(rows));
  return named ? { header: rows[0], rows: rows.slice(1) } : { rows };
}
