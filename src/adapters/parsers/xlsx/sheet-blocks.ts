import { namesColumns, rowsCompared } from "../shared/names-columns.ts";
import { isWithin, type CellRange } from "./cell-range.ts";
import type { Cell, SheetRow } from "./sheet-row.ts";

/** A table on a sheet, or what else stands together. */
export interface SheetBlock {
  /** What stands above the names of its columns. */
  above: SheetRow[];
  /** Names of columns by their number; absent where it has none. */
  header?: ReadonlyMap<number, string>;
  /** The row that was taken for the names, and kept as a row too, as nothing tells it from the rows below. */
  doubtful?: number;
  rows: SheetRow[];
}

export interface TableDefinition {
  range: CellRange;
  hasHeader: boolean;
}

/** More tables than a sheet has are not told apart. */
const mostTables = 256;

/** Tables as defined, then what empty rows part, then what empty columns part where a table stands on either side; from the top left. */
export function sheetBlocks(
  rows: readonly SheetRow[],
  definitions: readonly TableDefinition[],
): SheetBlock[] {
  const tables = definitions.slice(0, mostTables);
  const defined = tables.map((): SheetRow[] => []);
  const free: SheetRow[] = [];
  for (const row of rows) {
    const tablesHere = tables.filter(
      ({ range }) => row.number >= range.firstRow && row.number <= range.lastRow,
    );
    if (tablesHere.length === 0) {
      free.push(row);
      continue;
    }
    const homes = row.cells.map(({ column }) =>
      tables.findIndex((table) => tablesHere.includes(table) && isWithin(row.number, column, table.range)),
    );
    const cellsAt = (home: number) => row.cells.filter((_, at) => homes[at] === home);
    for (const home of new Set(homes)) {
      (home < 0 ? free : (defined[home] as SheetRow[])).push({ number: row.number, cells: cellsAt(home) });
    }
  }
  const ofTables = defined
    .map((own, at) => tableBlock(own, tables[at] as TableDefinition))
    .filter((block) => block.rows.length + block.above.length > 0);
  const others = splitAtEmptyRows(free).flatMap(splitAtEmptyColumns);
  return inheritHeaders([...ofTables, ...others].sort(byPosition));
}

function tableBlock(rows: SheetRow[], { range, hasHeader }: TableDefinition): SheetBlock {
  const first = rows[0];
  if (!hasHeader || first?.number !== range.firstRow || rows.length < 2) return { above: [], rows };
  return namedBlock([], first, rows.slice(1));
}

/** Where a column is named but empty, the names are kept as a row too: no row below would say this one. */
function namedBlock(above: SheetRow[], names: SheetRow, rows: SheetRow[]): SheetBlock {
  const used = new Set(usedColumns(rows));
  const isSilent = names.cells.some(({ column }) => !used.has(column));
  return { above: isSilent ? [...above, names] : above, header: namesIn(names), rows };
}

function splitAtEmptyRows(rows: readonly SheetRow[]): SheetRow[][] {
  const groups: SheetRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && row.number === (last.at(-1) as SheetRow).number + 1) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function splitAtEmptyColumns(rows: SheetRow[]): SheetBlock[] {
  const whole = blockOf(rows);
  const columns = usedColumns(rows);
  const gaps = columns.filter((column, at) => at > 0 && column > (columns[at - 1] as number) + 1);
  if (gaps.length === 0 || gaps.length > mostTables) return [whole];
  const parts = Array.from({ length: gaps.length + 1 }, (): SheetRow[] => []);
  for (const { number, cells } of rows) {
    let at = 0;
    let own: Cell[] | undefined;
    for (const cell of cells) {
      while (cell.column >= (gaps[at] ?? Number.POSITIVE_INFINITY)) {
        at += 1;
        own = undefined;
      }
      if (own === undefined) {
        own = [];
        (parts[at] as SheetRow[]).push({ number, cells: own });
      }
      own.push(cell);
    }
  }
  const blocks = parts.map(blockOf);
  return blocks.every(({ header }) => header !== undefined) ? blocks : [whole];
}

/** Finds the names of the columns below what title stands above them. */
function blockOf(rows: SheetRow[]): SheetBlock {
  const used = usedColumns(rows).length;
  const least = Math.max(2, Math.floor(used * 0.75));
  const at = rows.findIndex(({ cells }) => cells.length >= least);
  const candidate = rows[at];
  if (candidate === undefined) return { above: [], rows };
  const [above, below] = [rows.slice(0, at), rows.slice(at + 1)];
  const verdict = verdictOn(candidate, below);
  if (verdict === "no") return { above: [], rows };
  if (verdict === "yes") return namedBlock(above, candidate, below);
  return {
    above: [...above, candidate],
    header: namesIn(candidate),
    doubtful: candidate.number,
    rows: below,
  };
}

/** A workbook also says what is text and what only looks like it: dates in words are none, numbers kept as text are. */
function verdictOn({ cells }: SheetRow, below: readonly SheetRow[]): "yes" | "perhaps" | "no" {
  if (!cells.every(({ isText, text }) => isText || /^(?:19|20)\d\d$/.test(text))) return "no";
  const columns = below.slice(0, rowsCompared).map((row) => {
    const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
    return cells.map(({ column }) => byColumn.get(column));
  });
  const verdict = namesColumns(
    cells.map(({ text }) => text),
    columns.map((row) => row.map((cell) => cell?.text ?? "")),
  );
  const isAboveValues = cells.some(({ isText }, at) => {
    const values = columns.flatMap((row) => row[at] ?? []);
    return isText && values.length > 0 && values.every((value) => !value.isText);
  });
  return verdict === "perhaps" && isAboveValues ? "yes" : verdict;
}

function namesIn({ cells }: SheetRow): ReadonlyMap<number, string> {
  return new Map(cells.map(({ column, text }) => [column, text]));
}

/** Below an empty row a table goes on where only its columns are used and nothing names them anew. */
function inheritHeaders(blocks: readonly SheetBlock[]): SheetBlock[] {
  let last: ReadonlyMap<number, string> | undefined;
  return blocks.map((block) => {
    if (block.header !== undefined) {
      last = block.header;
      return block;
    }
    const names = last;
    const goesOn =
      names !== undefined &&
      (block.rows[0]?.cells.length ?? 0) > 1 &&
      block.rows.every(({ cells }) => cells.every(({ column }) => names.has(column)));
    return goesOn ? { ...block, header: names } : block;
  });
}

function usedColumns(rows: readonly SheetRow[]): number[] {
  const used = new Set<number>();
  for (const { cells } of rows) for (const { column } of cells) used.add(column);
  return [...used].sort((a, b) => a - b);
}

function byPosition(one: SheetBlock, other: SheetBlock): number {
  const first = ({ above, rows }: SheetBlock) => (above[0] ?? rows[0]) as SheetRow;
  const [a, b] = [first(one), first(other)];
  return a.number - b.number || (a.cells[0]?.column ?? 0) - (b.cells[0]?.column ?? 0);
}
