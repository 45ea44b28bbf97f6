import type { DocumentBlock, DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";

/** What the server sends at once at most; a document that is longer is read window by window. */
export const windowCharacters = 500_000;

/** As much text as a virtual list draws at once. */
export const pieceCharacters = 20_000;

export function pieceCount(characters: number): number {
  return Math.max(1, Math.ceil(characters / pieceCharacters));
}

export function pieceOf(position: number): number {
  return Math.floor(position / pieceCharacters);
}

/** The window that holds a piece: windows are as long as many whole pieces. */
export function windowOfPiece(piece: number): number {
  return Math.floor((piece * pieceCharacters) / windowCharacters);
}

/** The window that holds a position. */
export function windowAt(position: number): number {
  return Math.floor(position / windowCharacters);
}

/** A block, or what of a very long one stands in one piece. */
export interface PieceBlock extends DocumentBlock {
  /** Where the white space before it begins: what begins there is shown with it. */
  lead: number;
  /** It began in an earlier piece. */
  goesOn: boolean;
}

/**
 * The blocks that begin in a piece, and what goes on in it of one that is longer than a piece. Shorter blocks are never broken, unless
 * the window's text ends inside them.
 */
export function blocksOfPiece(
  { blocks, window }: Pick<DocumentView, "blocks" | "window">,
  piece: number,
): PieceBlock[] {
  const span = { start: piece * pieceCharacters, end: (piece + 1) * pieceCharacters };
  const found: PieceBlock[] = [];
  for (let at = firstEndingAfter(blocks, span.start); at < blocks.length; at += 1) {
    const block = blocks[at]!;
    if (block.start >= span.end) break;
    const isLong = block.end - block.start > pieceCharacters;
    const isFirstOfWindow = block.start < window.start && span.start === window.start;
    if (block.start < span.start && !isLong && !isFirstOfWindow) continue;
    const bounds: Span = isLong
      ? { start: Math.max(block.start, span.start), end: Math.min(block.end, span.end) }
      : { start: Math.max(block.start, window.start), end: Math.min(block.end, window.end) };
    found.push({
      ...block,
      ...bounds,
      content: clipped(block.content, bounds),
      lead: bounds.start > block.start ? bounds.start : (blocks[at - 1]?.end ?? window.start),
      goesOn: bounds.start > block.start,
    });
  }
  return found;
}

/** The piece that draws a position: that of the block that holds it, which may begin in an earlier one. */
export function pieceDrawing(
  { blocks, window }: Pick<DocumentView, "blocks" | "window">,
  position: number,
): number {
  const block = blocks[firstEndingAfter(blocks, position)];
  if (block === undefined || block.start > position || block.end - block.start > pieceCharacters)
    return pieceOf(position);
  return pieceOf(Math.max(block.start, window.start));
}

function clipped({ start, end }: Span, bounds: Span): Span {
  const from = Math.min(Math.max(start, bounds.start), bounds.end);
  return { start: from, end: Math.max(from, Math.min(end, bounds.end)) };
}

/** Blocks lie in order, none inside another. */
function firstEndingAfter(blocks: readonly DocumentBlock[], position: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of one table stand together; every other block stands alone. */
export function groupsOfBlocks(blocks: readonly PieceBlock[]): PieceBlock[][] {
  const groups: PieceBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === "table-row" && last?.[0]?.kind === "table-row") last.push(block);
    else groups.push([block]);
  }
  return groups;
}
