import type { PrintedLine } from "./printed-line.ts";

/** What stands together on a page, in reading order. */
export type PageBlock = TextBlock | RowBlock;

export interface TextBlock {
  kind: "text";
  lines: PrintedLine[];
  /** An item of a list or a line of a table of contents: goes on the next line, not below an empty one. */
  item: boolean;
  /** A single line that follows another one closely, as in verse, code or an address: goes on the next line too. */
  close: boolean;
  angle: number;
}

/** A row of a table: its cells from left to right, each with its lines. */
export interface RowBlock {
  kind: "row";
  cells: PrintedLine[][];
  /** The first of its table. */
  first: boolean;
  /** Lines are drawn around it. */
  ruled: boolean;
  angle: number;
}

export function linesOf(block: PageBlock): PrintedLine[] {
  return block.kind === "text" ? block.lines : block.cells.flat();
}
