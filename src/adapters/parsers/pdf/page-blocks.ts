import { alignedRows } from "./aligned-rows.ts";
import type { Box } from "./box.ts";
import { linesOfPrint } from "./lines-of-print.ts";
import type { PaintedRule, PaintedText } from "./painted-page.ts";
import { printedLine, type PrintedLine } from "./printed-line.ts";
import { flowsOf, type Standing } from "./reading-order.ts";
import { cellAt, ruledTables, type RuledTable } from "./ruled-tables.ts";
import { linesOf, type PageBlock } from "./text-block.ts";
import { textBlocks } from "./text-blocks.ts";
import { type TextPiece, turnedRules, turnedTexts } from "./text-piece.ts";

interface StandingPiece extends Standing {
  piece: TextPiece;
}

interface StandingTable extends Standing {
  table: RuledTable;
  pieces: TextPiece[];
}

/** A cell with more characters than this is a part of the page's layout, and its text is paragraphs. */
const mostCellCharacters = 700;

/** What a reader sees of a page, in reading order: first what reads in the page's main direction. */
export function pageBlocks(texts: readonly PaintedText[], rules: readonly PaintedRule[]): PageBlock[] {
  return turnedTexts(texts).flatMap(({ angle, pieces }) =>
    blocksOf(pieces, turnedRules(rules, angle), angle),
  );
}

function blocksOf(pieces: readonly TextPiece[], rules: readonly Box[], angle: number): PageBlock[] {
  const { tables, rest } = withTables(pieces, ruledTables(rules));
  const flows = flowsOf<StandingPiece | StandingTable>([...rest.map(standing), ...tables]);
  return footnotesLast(flows.map((flow) => flowBlocks(flow, angle)));
}

function standing(piece: TextPiece): StandingPiece {
  return {
    left: piece.left,
    right: piece.right,
    top: piece.top,
    bottom: piece.bottom,
    coreTop: piece.baseline - 0.6 * piece.size,
    coreBottom: piece.baseline,
    characters: piece.text.length,
    piece,
  };
}

/** Each table takes the words that stand in it. */
function withTables(
  pieces: readonly TextPiece[],
  tables: readonly RuledTable[],
): { tables: StandingTable[]; rest: TextPiece[] } {
  const found = tables.map((table) => ({ table, pieces: [] as TextPiece[] }));
  const rest: TextPiece[] = [];
  // The smallest first: a table within a table's cell keeps its own words.
  const bySize = found.toSorted((a, b) => boxSize(a.table.box) - boxSize(b.table.box));
  for (const piece of pieces) {
    const x = (piece.left + piece.right) / 2;
    const y = piece.baseline - 0.3 * piece.size;
    const home = bySize.find(({ table }) => cellAt(table, x, y) !== undefined);
    if (home === undefined) rest.push(piece);
    else home.pieces.push(piece);
  }
  return {
    rest,
    tables: found
      .filter((entry) => entry.pieces.length > 0)
      .map(({ table, pieces: inside }) => ({
        ...table.box,
        coreTop: table.box.top,
        coreBottom: table.box.bottom,
        characters: 0,
        table,
        pieces: inside,
      })),
  };
}

function boxSize(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

function flowBlocks(flow: readonly (StandingPiece | StandingTable)[], angle: number): PageBlock[] {
  const tables = flow.filter((item) => "table" in item).toSorted((a, b) => a.top - b.top || a.left - b.left);
  const lines = linesOfPrint(flow.flatMap((item) => ("piece" in item ? [item.piece] : []))).flatMap(
    (words) => printedLine(words) ?? [],
  );
  const blocks: PageBlock[] = [];
  let from = 0;
  for (const table of tables) {
    let to = from;
    while (to < lines.length && (lines[to] as PrintedLine).baseline <= table.top + 2) to += 1;
    blocks.push(...unruledBlocks(lines.slice(from, to), angle), ...tableBlocks(table, angle));
    from = to;
  }
  blocks.push(...unruledBlocks(lines.slice(from), angle));
  return blocks;
}

/** Text, and rows that only their alignment makes a table. */
function unruledBlocks(lines: readonly PrintedLine[], angle: number): PageBlock[] {
  const blocks: PageBlock[] = [];
  let from = 0;
  for (let at = 0; at < lines.length;) {
    const rows = alignedRows(lines, at);
    if (rows === 0) {
      at += 1;
      continue;
    }
    blocks.push(...textBlocks(lines.slice(from, at), angle));
    for (const [index, line] of lines.slice(at, at + rows).entries()) {
      blocks.push({
        kind: "row",
        cells: line.segments.map((cell) => [cell]),
        first: index === 0,
        ruled: false,
        angle,
      });
    }
    at += rows;
    from = at;
  }
  blocks.push(...textBlocks(lines.slice(from), angle));
  return blocks;
}

function tableBlocks({ table, pieces }: StandingTable, angle: number): PageBlock[] {
  const byCell = new Map<number, TextPiece[]>();
  for (const piece of pieces) {
    const cell = cellAt(table, (piece.left + piece.right) / 2, piece.baseline - 0.3 * piece.size) as number;
    const others = byCell.get(cell);
    if (others === undefined) byCell.set(cell, [piece]);
    else others.push(piece);
  }
  const columns = table.xs.length - 1;
  const rows = Map.groupBy(
    Array.from(byCell).toSorted((a, b) => a[0] - b[0]),
    ([cell]) => Math.floor(cell / columns),
  );
  const blocks: PageBlock[] = [];
  let first = true;
  for (const cells of rows.values()) {
    const printed = cells
      .map(([, words]) => linesOfPrint(words).flatMap((line) => printedLine(line) ?? []))
      .filter((lines) => lines.length > 0);
    if (printed.length === 0) continue;
    if (
      printed.some((lines) => charactersIn(lines) > mostCellCharacters) ||
      (printed.length === 1 && columns < 3)
    ) {
      blocks.push(...printed.flatMap((lines) => unruledBlocks(lines, angle)));
      first = true;
    } else {
      blocks.push({ kind: "row", cells: printed, first, ruled: true, angle });
      first = false;
    }
  }
  return blocks;
}

function charactersIn(lines: readonly PrintedLine[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0);
}

/** In columns, a footnote at the foot of the first would part the text that goes on in the second. */
function footnotesLast(flows: readonly PageBlock[][]): PageBlock[] {
  if (flows.length < 2) return flows.flat();
  const size = mainSize(flows.flat());
  const notes: PageBlock[] = [];
  const body = flows.map((flow) => {
    let end = flow.length;
    while (end > 0 && isNote(flow[end - 1] as PageBlock, size)) end -= 1;
    // All of it small, it is a column of its own.
    const starts = flow
      .slice(end)
      .findIndex((block) => /^[\d*†‡§¹²³⁴-⁹]/u.test(linesOf(block)[0]?.text ?? ""));
    if (end === 0 || starts < 0) return flow;
    notes.push(...flow.slice(end + starts));
    return flow.slice(0, end + starts);
  });
  return [...body.flat(), ...notes];
}

function isNote(block: PageBlock, size: number): boolean {
  return block.kind === "text" && block.lines.every((line) => line.size < 0.92 * size);
}

function mainSize(blocks: readonly PageBlock[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of blocks.flatMap(linesOf)) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return Array.from(sizes).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
