import type { DocumentBlock } from "../../contracts/api/document.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Place } from "../../contracts/source.ts";
import { indentOf, type TextLine, textLines } from "./text-lines.ts";

const item = /^[ \t]*(?:([•◦▪‣·–*-])|\(?\d{1,3}[.)])[ \t]+(?=\S)/;
/** As far as people move an item in to put it below another. */
const columnsOfDepth = 2;
/** As parsers write the bullets of lists inside lists. */
const depthOfBullet = new Map([
  ["◦", 2],
  ["▪", 3],
]);

/** A text with the parts that its parser named. */
export interface PlacedBlocks {
  readonly text: string;
  readonly mediaType?: string | undefined;
  readonly places: readonly Place[];
}

/** The blocks between two headings of a text that a parser wrote, or a person without marks. */
export function* writtenBlocks(
  { text, mediaType, places }: PlacedBlocks,
  span: Span,
): Generator<DocumentBlock> {
  const isPlain = mediaType === undefined || mediaType === "text/plain";
  const within = places.filter(({ start, end }) => start < span.end && end > span.start);
  const isRow = spanWalk(within.filter(({ kind }) => kind === "row"));
  const quoted = within.filter(({ kind }) => kind === "quoted");
  let open: DocumentBlock | undefined;

  for (const line of textLines(text, span)) {
    const block = blockOfLine(line);
    if (block === undefined) {
      if (open !== undefined) yield open;
      open = undefined;
      continue;
    }
    const goesOn =
      open !== undefined &&
      block.kind === "paragraph" &&
      (open.kind === "paragraph" || open.kind === "list-item");
    if (open !== undefined && (goesOn || isSameQuote(open, block))) {
      open = { ...open, end: block.end, content: { start: open.content.start, end: block.end } };
      continue;
    }
    if (open !== undefined) yield open;
    open = block;
  }
  if (open !== undefined) yield open;

  /** Undefined for a blank line. */
  function blockOfLine(line: TextLine): DocumentBlock | undefined {
    const written = text.slice(line.start, line.end);
    if (written.trim() === "") return undefined;
    const start = line.start + (written.length - written.trimStart().length);
    const end = line.start + written.trimEnd().length;
    const own = { start, end, content: { start, end }, level: null };
    const depth = depthOfQuote(quoted, own);
    if (depth > 0) return { ...own, kind: "quote", level: depth };
    if (isRow(own) || (!isPlain && written.includes(" | "))) return { ...own, kind: "table-row" };
    const [mark, bullet = ""] = item.exec(written) ?? [];
    if (mark === undefined) return { ...own, kind: "paragraph" };
    const level = depthOfBullet.get(bullet) ?? Math.floor(indentOf(written) / columnsOfDepth) + 1;
    return { ...own, kind: "list-item", level, content: { start: line.start + mark.length, end } };
  }
}

/** Lines of one quoted message; a deeper one inside it is another. */
function isSameQuote(one: DocumentBlock, other: DocumentBlock): boolean {
  return one.kind === "quote" && other.kind === "quote" && one.level === other.level;
}

function depthOfQuote(quoted: readonly Place[], { start, end }: Span): number {
  return quoted.filter((place) => place.start <= start && place.end >= end).length;
}

/** Whether spans that are asked for in order touch any of some that lie in order. */
function spanWalk(spans: readonly Span[]): (span: Span) => boolean {
  let at = 0;
  return ({ start, end }) => {
    while (at < spans.length && (spans[at] as Span).end <= start) at += 1;
    const found = spans[at];
    return found !== undefined && found.start < end;
  };
}
