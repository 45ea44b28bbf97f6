import { attributeOf, elementsOf, type Element } from "./html-tree.ts";
import { rowsOf } from "./table-grid.ts";
import { headingLevelOf } from "./tag-kinds.ts";

/** Cells with more text than this, in a table without header cells, are columns of a page. */
const longestCell = 600;

/** Whether a table's cells are data, not places on a page. */
export function isDataTable(table: Element): boolean {
  const role = attributeOf(table, "role");
  if (role === "presentation" || role === "none") return false;
  const inside = Array.from(elementsOf(table));
  if (inside.some((element) => element.tagName === "table" || headingLevelOf(element) !== undefined))
    return false;
  if (inside.some(({ tagName }) => tagName === "th" || tagName === "thead" || tagName === "caption"))
    return true;
  const rows = rowsOf(table);
  if (rows.length < 2 || !rows.some((row) => row.length > 1)) return false;
  const holdsBlocks = inside.some(({ tagName }) =>
    /^(?:ul|ol|dl|pre|hr|form|blockquote|article|section)$/.test(tagName),
  );
  const isColumnOfPage = (cell: Element) => textLength(cell) > longestCell || paragraphs(cell) > 1;
  return !holdsBlocks && !rows.flat().some(isColumnOfPage);
}

function paragraphs(cell: Element): number {
  return cell.childNodes.filter((child) => child.nodeName === "p" || child.nodeName === "div").length;
}

function textLength(element: Element): number {
  let length = 0;
  for (const inner of [element, ...elementsOf(element)]) {
    for (const child of inner.childNodes) if ("value" in child) length += child.value.trim().length;
  }
  return length;
}
