import { areNames } from "../shared/is-header-row.ts";
import type { PrintedPage } from "./printed-page.ts";
import { cellText, type PageBlock, type RowBlock, type RowCell } from "./text-block.ts";

/** Rows of one table that stand on one page, one after the other. */
interface Table {
  rows: RowBlock[];
  /** The last on its page, the first: nothing comes between it and the next page, the one before. */
  last: boolean;
  first: boolean;
  page: number;
}

/**
 * The pages with the name of its column at each cell, where the first row of a table plainly names the columns; that row itself is
 * then left out. A table goes on, with its names, on the next page.
 */
export function namedRows(pages: readonly PrintedPage[]): PrintedPage[] {
  const tables = pages.flatMap((page, at) => tablesOf(page.blocks, at));
  const replaced = new Map<PageBlock, RowBlock[]>();
  let names: readonly RowCell[] | undefined;
  for (const [at, table] of tables.entries()) {
    const before = tables[at - 1];
    const after = tables[at + 1];
    const goesOn = before !== undefined && isGoingOn(before, table);
    const isHead =
      table.rows[0]?.head === true ||
      (goesOn && isRepeated(before, table)) ||
      (after !== undefined && isGoingOn(table, after) && isRepeated(table, after));
    const own = isHead ? namesOf(table.rows) : undefined;
    names = own ?? (goesOn && !isHead ? names : undefined);
    if (names === undefined) continue;
    const found = names;
    for (const [index, row] of table.rows.entries()) {
      if (index === 0 && own !== undefined) replaced.set(row, []);
      else replaced.set(row, [withNames(row, found, index === (own === undefined ? 0 : 1))]);
    }
  }
  if (replaced.size === 0) return [...pages];
  return pages.map((page) => ({
    ...page,
    blocks: page.blocks.flatMap((block) => replaced.get(block) ?? [block]),
  }));
}

function tablesOf(blocks: readonly PageBlock[], page: number): Table[] {
  const tables: Table[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== "row") continue;
    const table = tables.at(-1);
    const last = at === blocks.length - 1;
    if (block.first || table === undefined || blocks[at - 1]?.kind !== "row") {
      tables.push({ rows: [block], first: at === 0, last, page });
    } else {
      table.rows.push(block);
      table.last = last;
    }
  }
  return tables;
}

/** On the next page with the same columns, or below a row of the same table that was too long for a row. */
function isGoingOn(one: Table, next: Table): boolean {
  const edges = one.rows[0]?.edges ?? [];
  const others = next.rows[0]?.edges ?? [];
  if (edges.length === 0 || edges.length !== others.length) return false;
  if (edges === others) return true;
  const isSame = edges.every((edge, at) => Math.abs(edge - (others[at] as number)) <= 3);
  return isSame && one.last && next.first && next.page === one.page + 1;
}

function isRepeated(one: Table, other: Table): boolean {
  return (
    JSON.stringify(one.rows[0]?.cells.map(cellText)) === JSON.stringify(other.rows[0]?.cells.map(cellText))
  );
}

/** The cells of the first row, where they can be names and none of them would get lost for want of a value. */
function namesOf([head, ...rows]: readonly RowBlock[]): RowCell[] | undefined {
  if (head === undefined || rows.length === 0 || !areNames(head.cells.map(cellText))) return undefined;
  const isUsed = (name: RowCell) => rows.some(({ cells }) => cells.some((cell) => isBelow(cell, name)));
  return head.cells.every(isUsed) ? head.cells : undefined;
}

function isBelow(cell: RowCell, name: RowCell): boolean {
  return cell.from >= name.from && cell.to <= name.to;
}

function withNames(row: RowBlock, names: readonly RowCell[], first: boolean): RowBlock {
  const cells = row.cells.map((cell) => {
    const name = names.find((candidate) => isBelow(cell, candidate));
    return name === undefined ? cell : { ...cell, name: cellText(name) };
  });
  return { ...row, cells, first };
}
