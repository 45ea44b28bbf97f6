import { areaOf, type Box, heightOf, shareCovered, widthOf } from "./box.ts";
import { linesOfPrint } from "./lines-of-print.ts";
import type { PaintedArea } from "./painted-page.ts";
import { printedLine, type PrintedLine } from "./printed-line.ts";
import type { TextPiece } from "./text-piece.ts";

/** A picture or drawing with words in it that name its parts. */
export interface Figure {
  box: Box;
  pieces: TextPiece[];
  labels: PrintedLine[];
}

/** In points: what is narrower or lower is a button or a mark. */
const narrowest = 40;
const lowest = 30;
/** What covers more of its page is the page's ground. */
const greatest = 0.6;
/** Labels are few and short: more, or longer, is text that something was painted behind. */
const mostCharacters = 200;
const longestLabel = 30;
const mostAreas = 3000;

/** The figures of a page that hold labels, and the words that stand in none. */
export function withFigures(
  pieces: readonly TextPiece[],
  areas: readonly PaintedArea[],
  page: { width: number; height: number },
): { figures: Figure[]; rest: TextPiece[] } {
  const figures: Figure[] = [];
  const size = middleSize(pieces);
  let rest = [...pieces];
  for (const { box } of frames(areas, page)) {
    const inside = rest.filter((piece) => isWithin(piece, box));
    const labels = labelsOf(inside, size);
    if (labels === undefined) continue;
    figures.push({ box, pieces: inside, labels });
    rest = rest.filter((piece) => !inside.includes(piece));
  }
  return { figures, rest };
}

/** Pictures, and areas with round shapes in them: tables and boxes of text have none. The widest first. */
function frames(areas: readonly PaintedArea[], page: { width: number; height: number }): PaintedArea[] {
  if (areas.length > mostAreas) return [];
  const round = areas.filter((area) => area.round);
  return areas
    .filter(({ box }) => widthOf(box) >= narrowest && heightOf(box) >= lowest)
    .filter(({ box }) => areaOf(box) <= greatest * page.width * page.height)
    .filter(
      (area) =>
        area.kind === "picture" ||
        round.filter((other) => other !== area && shareCovered(other.box, area.box) > 0.98).length >= 2,
    )
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box));
}

function isWithin(piece: TextPiece, box: Box): boolean {
  const x = (piece.left + piece.right) / 2;
  const y = piece.baseline - 0.3 * piece.size;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function labelsOf(inside: readonly TextPiece[], size: number): PrintedLine[] | undefined {
  const characters = inside.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0 || characters > mostCharacters) return undefined;
  const labels = linesOfPrint(inside)
    .flatMap((words) => printedLine(words) ?? [])
    .flatMap((line) => line.segments);
  const areLabels = labels.every(({ text }) => text.length <= longestLabel);
  // A title over a picture is a title.
  const hasTitle = labels.some((label) => label.size >= 1.14 * size && /\p{L}{4}/u.test(label.text));
  return labels.length > 1 && areLabels && !hasTitle ? labels : undefined;
}

function middleSize(pieces: readonly TextPiece[]): number {
  const sizes = pieces.map(({ size }) => size).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
