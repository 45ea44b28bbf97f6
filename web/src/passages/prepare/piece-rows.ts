import type { DocumentView } from "@contracts/api/document.ts";
import type { ChunkSpan, Overlay } from "../overlay.ts";
import { blocksOfPiece, groupsOfBlocks, type PieceBlock } from "./pieces.ts";

/** What stands beside each other: a block or a table, the chunks that begin in it, and what begins above it. */
export interface PieceRow {
  blocks: readonly PieceBlock[];
  /** Its rows say by themselves what begins in each. */
  isTable: boolean;
  /** The first of the chunks that begin in it; as many as its lines leave room for. */
  begins: readonly ChunkSpan[];
  /** How many more begin in it. */
  more: number;
  /** The page that begins with it. */
  page: number | null;
  /** The sheet, slide or message that begins with it. */
  place: string | null;
}

const lineCharacters = 90;
const named = new Set(["sheet", "slide", "notes", "chapter", "message", "event"]);

export function pieceRows(
  view: Pick<DocumentView, "blocks" | "window" | "pages" | "places">,
  piece: number,
  { chunks }: Pick<Overlay, "chunks">,
): PieceRow[] {
  return groupsOfBlocks(blocksOfPiece(view, piece)).map((blocks) => {
    const [first, last] = [blocks[0]!, blocks.at(-1)!];
    const isWithin = ({ start }: { start: number }): boolean => start >= first.lead && start < last.end;
    const begins = chunks.filter(isWithin);
    const lines = blocks.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / lineCharacters), 0);
    const room = Math.max(1, lines);
    return {
      blocks,
      isTable: first.kind === "table-row",
      begins: begins.slice(0, room),
      more: Math.max(0, begins.length - room),
      page: view.pages.find(isWithin)?.number ?? null,
      place: view.places.find((place) => named.has(place.kind) && isWithin(place))?.label ?? null,
    };
  });
}
