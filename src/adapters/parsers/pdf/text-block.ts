import type { PrintedLine } from "./printed-line.ts";

/** What stands together on a page, in reading order. */
export type PageBlock = TextBlock | RowBlock | FigureBlock;

export interface TextBlock {
  kind: "text";
  lines: PrintedLine[];
  /** An item of a list or a line of a table of contents: goes on the next line, not below an empty one. */
  item: boolean;
  /** A single line that follows another one closely, as in verse, code or an address: goes on the next line too. */
  close: boolean;
  angle: number;
}

/** A row of a table: its cells from left to right. */
export interface RowBlock {
  kind: "row";
  cells: RowCell[];
  /** The first of its table. */
  first: boolean;
  /** Its type, its ground or the line below it say that it names the columns; only ever the first. */
  head: boolean;
  /** Where the columns of its table begin and end; empty where only the rows' alignment makes it a table. */
  edges: readonly number[];
  angle: number;
}

export interface RowCell {
  lines: PrintedLine[];
  /** The columns it takes: the first, and the one after the last. */
  from: number;
  to: number;
  /** What its column is called. */
  name?: string;
}

/** The labels of a picture or drawing. */
export interface FigureBlock {
  kind: "figure";
  lines: PrintedLine[];
  angle: number;
}

export function linesOf(block: PageBlock): PrintedLine[] {
  return block.kind === "row" ? block.cells.flatMap((cell) => cell.lines) : block.lines;
}

export function cellText({ lines }: RowCell): string {
  return lines.map((line) => line.text).join(" ");
}
