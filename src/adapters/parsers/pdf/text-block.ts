import type { PrintedLine } from "./printed-line.ts";

/** What stands together on a page, in reading order. */
export type PageBlock = TextBlock | RowBlock;

export interface TextBlock {
  kind: "text";
  lines: PrintedLine[];
  /** An item of a list or a line of a table of contents: goes on the next line, not below an empty one. */
  item: boolean;
  angle: number;
}

/** A row of a table: its cells from left to right, each with its lines. */
export interface RowBlock {
  kind: "row";
  cells: PrintedLine[][];
  /** The first of its table. */
  first: boolean;
  angle: number;
}

export function linesOf(block: PageBlock): PrintedLine[] {
  return block.kind === "text" ? block.lines : block.cells.flat();
}
