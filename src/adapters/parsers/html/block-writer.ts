import type { Span } from "../../../contracts/passage.ts";
import type { HiddenText } from "../../../contracts/source.ts";
import type { CanonicalText } from "../shared/canonical-text.ts";
import type { Piece } from "./text-pieces.ts";
import { addOrigin, preformattedRun, singleSpacedRun, type WrittenRun } from "./written-run.ts";

/** Collects pieces of text into blocks and writes them, noting for every letter where the file has it. */
export interface BlockWriter {
  /** As `layout.origins`. */
  readonly origins: number[];
  add(piece: Piece): void;
  /** The last letter of the block so far; empty at its start. */
  lastLetter(): string;
  /** Text that a reader does not see. */
  hide(why: HiddenText["why"], text: string): void;
  /** What follows stands below an empty line, or inside a list on the next line. */
  endBlock(): void;
  /** What follows stands on the next line; two line ends in a row end the block. */
  endLine(): void;
  /** What follows stands apart from what came before, and its items directly below each other. */
  beginGroup(): void;
  item(mark: string, write: () => void): void;
  heading(level: number, pieces: readonly Piece[]): void;
  preformatted(pieces: readonly Piece[]): void;
  /** A line that `write` writes by itself, such as a table's row. Gives where it wrote. */
  put(run: WrittenRun, write: (text: string) => Span | undefined): void;
  /** What `work` adds, block ends as blanks, without writing it. */
  collect(work: () => void): Piece[];
  /** Writes what is left. */
  end(): void;
}

export function blockWriter(text: CanonicalText): BlockWriter {
  const origins: number[] = [];
  let pieces: Piece[] = [];
  let mark = "";
  let itemsAround = 0;
  let startsGroup = false;
  let continuesLine = false;
  let isCollecting = false;
  let unseen: { why: HiddenText["why"]; parts: string[] } | undefined;

  const endUnseen = (): void => {
    if (unseen !== undefined) text.hide(unseen.why, unseen.parts.join(" "));
    unseen = undefined;
  };

  const put = (run: WrittenRun, write: (text: string) => Span | undefined): void => {
    const span = write(run.text);
    if (span === undefined) return;
    for (let at = 0; at < run.origins.length; at += 4) {
      const [start, end, from, to] = run.origins.slice(at, at + 4) as [number, number, number, number];
      addOrigin(origins, span.start + start, span.start + end, from, to);
    }
  };

  const writeBlock = (): void => {
    const run = singleSpacedRun(pieces);
    pieces = [];
    if (run.text === "") return;
    const marked = mark === "" ? run : { text: mark + run.text, origins: shifted(run.origins, mark.length) };
    const isBelow = continuesLine || (itemsAround > 0 && !startsGroup);
    put(marked, isBelow ? text.line : text.paragraph);
    mark = "";
    startsGroup = false;
  };

  const endBlock = (): void => {
    if (isCollecting) return void pieces.push({ text: " " });
    writeBlock();
    continuesLine = false;
  };

  return {
    origins,
    put,
    endBlock,
    add(piece) {
      if (piece.text.trim() !== "") endUnseen();
      pieces.push(piece);
    },
    lastLetter: () => pieces.at(-1)?.text.at(-1) ?? "",
    hide(why, hidden) {
      if (hidden.trim() === "") return;
      if (unseen?.why !== why) endUnseen();
      (unseen ??= { why, parts: [] }).parts.push(hidden);
    },
    endLine() {
      if (isCollecting) return void pieces.push({ text: " " });
      const hadText = pieces.some((piece) => piece.text.trim() !== "");
      writeBlock();
      continuesLine = hadText;
    },
    beginGroup() {
      endBlock();
      if (itemsAround === 0) startsGroup = true;
    },
    item(itsMark, write) {
      endBlock();
      if (isCollecting) return write();
      mark = itsMark;
      itemsAround += 1;
      write();
      endBlock();
      itemsAround -= 1;
      mark = "";
    },
    heading(level, itsPieces) {
      endBlock();
      mark = "";
      put(singleSpacedRun(itsPieces), (title) => text.heading(level, title));
    },
    preformatted(itsPieces) {
      endBlock();
      mark = "";
      put(preformattedRun(itsPieces), text.preformatted);
    },
    collect(work) {
      const outer = { pieces, isCollecting };
      pieces = [];
      isCollecting = true;
      work();
      const collected = pieces;
      ({ pieces, isCollecting } = outer);
      return collected;
    },
    end() {
      endBlock();
      endUnseen();
    },
  };
}

export function shifted(origins: readonly number[], by: number): number[] {
  return origins.map((value, at) => (at % 4 < 2 ? value + by : value));
}
