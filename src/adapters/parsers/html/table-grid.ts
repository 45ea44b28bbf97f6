import { attributeOf, childrenOf, type Element, isElement } from "./html-tree.ts";

/** As wide as HTML lets a cell be. */
export const maxColumns = 1000;
/** So many places of a table are filled by cells that span several; further spans count as one. */
const mostSpanned = 200_000;
const mostHeaderRows = 10;

/** The cells of each row, of this table only. */
export function rowsOf(table: Element): Element[][] {
  return childrenOf(table)
    .filter(isElement)
    .flatMap((part) => (part.tagName === "tr" ? [part] : part.childNodes.filter(isElement)))
    .filter(({ tagName }) => tagName === "tr")
    .map((row) =>
      row.childNodes.filter(isElement).filter(({ tagName }) => tagName === "td" || tagName === "th"),
    )
    .filter((cells) => cells.length > 0);
}

/** Rows at the top that name the columns: those of `thead`, else those of header cells only. */
export function headerRowsOf(rows: readonly (readonly Element[])[]): number {
  const isNarrow = rows.every((cells) => cells.length === 1);
  let count = 0;
  for (const cells of rows) {
    const row = cells[0]?.parentNode;
    const section = row && isElement(row) ? row.parentNode : null;
    const isInHead = section !== null && isElement(section) && section.tagName === "thead";
    // A lone name above several columns is the table's title.
    const isWide = cells.length > 1 || (count === 0 && isNarrow);
    const isAllNames = isWide && cells.every(({ tagName }) => tagName === "th");
    if ((!isInHead && !isAllNames) || count === mostHeaderRows) break;
    count += 1;
  }
  return count;
}

/** Each row's cells by column, where cells reach over several columns and rows. */
export function placed(
  rows: readonly (readonly Element[])[],
  reachesDown: (cell: Element) => boolean,
): (Element | undefined)[][] {
  const hanging = new Map<number, { cell: Element; rows: number }>();
  let spanned = 0;
  return rows.map((cells) => {
    const line: (Element | undefined)[] = [];
    const takeHanging = (): void => {
      for (let above = hanging.get(line.length); above !== undefined; above = hanging.get(line.length)) {
        spanned += 1;
        if (above.rows === 1 || spanned > mostSpanned) hanging.delete(line.length);
        else above.rows -= 1;
        line.push(reachesDown(above.cell) ? above.cell : undefined);
      }
    };
    for (const cell of cells) {
      takeHanging();
      const columns = spanned > mostSpanned ? 1 : spanOf(cell, "colspan");
      const down = spanOf(cell, "rowspan");
      spanned += columns - 1;
      for (let column = 0; column < columns && (column === 0 || line.length < maxColumns); column += 1) {
        if (down > 1) hanging.set(line.length, { cell, rows: down - 1 });
        line.push(cell);
      }
    }
    takeHanging();
    return line;
  });
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? "1", 10);
  return span >= 1 ? Math.min(span, maxColumns) : 1;
}
