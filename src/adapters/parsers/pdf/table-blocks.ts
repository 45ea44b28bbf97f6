import type { Box } from "./box.ts";
import { linesOfPrint } from "./lines-of-print.ts";
import { printedLine, type PrintedLine } from "./printed-line.ts";
import { cellAt, type RuledTable } from "./ruled-tables.ts";
import { type Ground, isSetApart } from "./table-head.ts";
import type { PageBlock, RowBlock, RowCell } from "./text-block.ts";
import type { TextPiece } from "./text-piece.ts";
import { unruledBlocks } from "./unruled-blocks.ts";

/** A cell with more characters than this is a part of the page's layout, and its text is paragraphs. */
const mostCellCharacters = 700;

/** The rows of a ruled table, from the words that stand in it. */
export function tableBlocks(
  table: RuledTable,
  pieces: readonly TextPiece[],
  grounds: readonly Ground[],
  angle: number,
): PageBlock[] {
  const columns = table.xs.length - 1;
  const rows = Map.groupBy(cellsOf(table, pieces), ({ field }) => Math.floor(field / columns));
  const blocks: PageBlock[] = [];
  for (const cells of rows.values()) {
    const tooLong = cells.some(({ lines }) => charactersIn(lines) > mostCellCharacters);
    if (tooLong || (cells.length === 1 && columns < 3)) {
      blocks.push(...cells.flatMap(({ lines }) => unruledBlocks(lines, noLevels, angle)));
      continue;
    }
    const first = blocks.at(-1)?.kind !== "row";
    blocks.push({ kind: "row", cells, first, head: false, edges: table.xs, angle });
  }
  const own = blocks.filter((block) => block.kind === "row" && block.edges === table.xs) as RowBlock[];
  const [head] = own;
  if (head !== undefined && blocks[0] === head) head.head = isSetApart(own, grounds);
  return blocks;
}

const noLevels: readonly Box[] = [];

function cellsOf(table: RuledTable, pieces: readonly TextPiece[]): (RowCell & { field: number })[] {
  const byCell = new Map<number, TextPiece[]>();
  for (const piece of pieces) {
    const cell = cellAt(table, (piece.left + piece.right) / 2, piece.baseline - 0.3 * piece.size) as number;
    const others = byCell.get(cell);
    if (others === undefined) byCell.set(cell, [piece]);
    else others.push(piece);
  }
  const columns = table.xs.length - 1;
  return Array.from(byCell)
    .toSorted((a, b) => a[0] - b[0])
    .flatMap(([field, words]) => {
      const lines = linesOfPrint(words).flatMap((line) => printedLine(line) ?? []);
      const from = field % columns;
      let to = from + 1;
      while (to < columns && table.cells[field - from + to] === field) to += 1;
      return lines.length === 0 ? [] : [{ field, lines, from, to }];
    });
}

function charactersIn(lines: readonly PrintedLine[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0);
}
