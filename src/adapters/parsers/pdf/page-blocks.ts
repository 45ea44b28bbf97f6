import { type Box, heightOf, widthOf } from "./box.ts";
import { type Figure, withFigures } from "./figures.ts";
import { linesOfPrint } from "./lines-of-print.ts";
import type { PaintedPage, PaintedText } from "./painted-page.ts";
import { printedLine, type PrintedLine } from "./printed-line.ts";
import { flowsOf, type Standing } from "./reading-order.ts";
import { cellAt, ruledTables, type RuledTable } from "./ruled-tables.ts";
import { tableBlocks } from "./table-blocks.ts";
import type { Ground } from "./table-head.ts";
import { linesOf, type PageBlock } from "./text-block.ts";
import { type TextPiece, turnedRules, turnedTexts } from "./text-piece.ts";
import { unruledBlocks } from "./unruled-blocks.ts";

interface StandingPiece extends Standing {
  piece: TextPiece;
}

interface StandingTable extends Standing {
  table: RuledTable;
  pieces: TextPiece[];
}

interface StandingFigure extends Standing {
  figure: Figure;
}

/** A level line: what it crosses is not one column. */
interface StandingLevel extends Standing {
  level: true;
}

const white = 0xffffff;

type StandingThing = StandingPiece | StandingTable | StandingFigure | StandingLevel;

/** What text of one direction stands among. */
interface Surroundings {
  rules: readonly Box[];
  grounds: readonly Ground[];
  page: PaintedPage;
  angle: number;
}

/** What a reader sees of a page, in reading order: first what reads in the page's main direction. */
export function pageBlocks(texts: readonly PaintedText[], page: PaintedPage): PageBlock[] {
  return turnedTexts(texts).flatMap(({ angle, pieces }) =>
    blocksOf(pieces, {
      rules: turnedRules(page.rules, angle),
      grounds: angle === 0 ? groundsOf(page) : [],
      page,
      angle,
    }),
  );
}

/** Of one colour, and not white. */
function groundsOf({ areas }: PaintedPage): Ground[] {
  return areas.flatMap(({ kind, box, colour, alpha }) =>
    kind === "fill" && colour !== undefined && colour !== white && alpha > 0.1 ? [{ box, colour }] : [],
  );
}

function blocksOf(pieces: readonly TextPiece[], around: Surroundings): PageBlock[] {
  const { tables, rest: loose } = withTables(pieces, ruledTables(around.rules));
  const { figures, rest } =
    around.angle === 0 ? withFigures(loose, around.page.areas, around.page) : { figures: [], rest: loose };
  const levels = levelsAcross(around.rules, pieces, tables);
  const flows = flowsOf<StandingThing>([
    ...rest.map(standing),
    ...tables,
    ...figures.map((figure) => ({ ...placed(figure.box), figure })),
    ...levels.map((box) => ({ ...placed(box), level: true as const })),
  ]);
  return footnotesLast(flows.map((flow) => flowBlocks(flow, levels, around)));
}

/** Level lines that reach over half of the page's text, and belong to no table. */
function levelsAcross(
  rules: readonly Box[],
  pieces: readonly TextPiece[],
  tables: readonly StandingTable[],
): Box[] {
  const left = pieces.reduce((least, piece) => Math.min(least, piece.left), Infinity);
  const right = pieces.reduce((most, piece) => Math.max(most, piece.right), -Infinity);
  return rules
    .filter((rule) => heightOf(rule) < widthOf(rule) && widthOf(rule) > 0.5 * (right - left))
    .filter(({ top, bottom }) => !tables.some((table) => bottom > table.top - 2 && top < table.bottom + 2));
}

function placed(box: Box): Standing {
  return { ...box, coreTop: box.top, coreBottom: box.bottom, characters: 0, size: 0, bold: false };
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
    size: piece.size,
    bold: piece.bold,
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
        ...placed(table.box),
        table,
        pieces: inside,
      })),
  };
}

function boxSize(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

function flowBlocks(
  flow: readonly StandingThing[],
  levels: readonly Box[],
  { grounds, angle }: Surroundings,
): PageBlock[] {
  const whole = flow
    .filter((item) => "table" in item || "figure" in item)
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  const lines = linesOfPrint(flow.flatMap((item) => ("piece" in item ? [item.piece] : []))).flatMap(
    (words) => printedLine(words) ?? [],
  );
  const blocks: PageBlock[] = [];
  let from = 0;
  for (const item of whole) {
    let to = from;
    while (to < lines.length && (lines[to] as PrintedLine).baseline <= item.top + 2) to += 1;
    blocks.push(...unruledBlocks(lines.slice(from, to), levels, angle));
    if ("table" in item) blocks.push(...tableBlocks(item.table, item.pieces, grounds, angle));
    else blocks.push({ kind: "figure", lines: item.figure.labels, angle });
    from = to;
  }
  blocks.push(...unruledBlocks(lines.slice(from), levels, angle));
  return blocks;
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
