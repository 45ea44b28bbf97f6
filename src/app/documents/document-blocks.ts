import type { DocumentBlock } from "../../contracts/api/document.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Heading, Place } from "../../contracts/source.ts";
import { markdownBlocks } from "./markdown-blocks.ts";
import { writtenBlocks } from "./written-blocks.ts";

/** A document as far as its blocks depend on it. */
export interface BlockedText {
  readonly text: string;
  readonly mediaType?: string | undefined;
  /** In order of position. */
  readonly headings: readonly Heading[];
  readonly places?: readonly Place[] | undefined;
}

/**
 * The blocks that touch the window, whole. Headings and named places are as the parser found them; everything else is told by how
 * the canonical text is written: blank lines, marks of lists, rows of tables. In Markdown the marks are the file's own.
 */
export function documentBlocks(document: BlockedText, window: Span): DocumentBlock[] {
  const { text, headings, mediaType } = document;
  const isMarkdown = mediaType === "text/markdown";
  const above = headings.findLast(({ end }) => end <= window.start);
  // Code between fences may have begun anywhere above, but never across a heading.
  const from = isMarkdown ? (above?.start ?? 0) : paragraphStart(text, window.start, above?.start ?? 0);
  const places = (document.places ?? []).filter(({ start, end }) => start < window.end && end > from);
  const between = (span: Span): Iterable<DocumentBlock> =>
    isMarkdown ? markdownBlocks(text, span) : writtenBlocks({ text, mediaType, places }, span);

  const blocks: DocumentBlock[] = [];
  const keep = (block: DocumentBlock): void => {
    if (block.end > window.start && block.start < window.end) blocks.push(block);
  };
  let at = from;
  for (const heading of headings) {
    if (heading.start < at) continue;
    if (heading.start >= window.end) break;
    for (const block of between({ start: at, end: heading.start })) keep(block);
    const block = headingBlock(text, heading, isMarkdown);
    if (block !== undefined) keep(block);
    at = Math.max(heading.start, heading.end);
  }
  const next = headings.find(({ start }) => start >= Math.max(at, window.end))?.start ?? text.length;
  for (const block of between({ start: at, end: next })) {
    if (block.start >= window.end) break;
    keep(block);
  }
  return blocks;
}

/** Where the paragraph begins that holds the position, or the one before it. */
function paragraphStart(text: string, position: number, least: number): number {
  const blank = text.lastIndexOf("\n\n", Math.max(0, position - 1));
  return Math.max(least, blank === -1 ? 0 : blank);
}

function headingBlock(text: string, heading: Heading, isMarkdown: boolean): DocumentBlock | undefined {
  const block = trimmed(text, heading);
  if (block === undefined) return undefined;
  const written = text.slice(block.start, block.end);
  const [mark = ""] = (isMarkdown ? /^#{1,6}[ \t]+/.exec(written) : null) ?? [];
  const [closing = ""] =
    (isMarkdown ? /(?:[ \t]+#+|[ \t]*\n[ \t]*(?:=+|-+))[ \t]*$/.exec(written) : null) ?? [];
  const start = block.start + mark.length;
  const content = { start, end: Math.max(start, block.end - closing.length) };
  return { ...block, kind: "heading", level: heading.level, content };
}

/** The span without the white space at its ends; undefined where nothing is left. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return from === to ? undefined : { start: from, end: to };
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
