import type { Layout, Page, PageLayout } from "../../../contracts/source.ts";
import type { CanonicalText } from "../shared/canonical-text.ts";
import type { LineJoining } from "./line-joining.ts";
import type { PrintedLine } from "./printed-line.ts";
import type { PrintedPage } from "./printed-page.ts";
import { type FigureBlock, type RowBlock, type TextBlock } from "./text-block.ts";

export interface WrittenPages {
  pages: Page[];
  layout: Layout;
}

interface PlacedLine {
  line: PrintedLine;
  page: PrintedPage;
}

/** What is written, and where in it each line of print stands. */
interface Composed {
  text: string;
  parts: { start: number; end: number; placed: PlacedLine }[];
}

const cellMark = " | ";
const nameMark = ": ";
const figureName = "Figure: ";
const labelMark = ", ";

/** Writes the pages one after the other. A paragraph that plainly goes on in the next column or on the next page is one. */
export function writePages(
  pages: readonly PrintedPage[],
  text: CanonicalText,
  joining: LineJoining,
  headings: ReadonlyMap<TextBlock, number>,
): WrittenPages {
  const spans = new Map<PrintedPage, { start: number; end: number }>();
  const layouts: PageLayout[] = pages.map(({ number, width, height }) => ({
    number,
    width,
    height,
    boxes: [],
  }));
  const layoutOf = new Map(pages.map((page, at) => [page, layouts[at] as PageLayout]));
  let waiting: { block: TextBlock; lines: PlacedLine[] } | undefined;
  let last: "item" | "line" | "row" | "other" = "other";

  const place = (start: number, { parts }: Composed) => {
    for (const part of parts) {
      const { line, page } = part.placed;
      const from = start + part.start;
      const to = start + part.end;
      const { left, top, right, bottom } = line.shown;
      (layoutOf.get(page) as PageLayout).boxes.push(
        from,
        to,
        hundredths(left),
        hundredths(top),
        hundredths(right - left),
        hundredths(bottom - top),
      );
      const span = spans.get(page);
      if (span === undefined) spans.set(page, { start: from, end: to });
      else span.end = to;
    }
  };
  const flush = () => {
    if (waiting === undefined) return;
    const { block, lines } = waiting;
    waiting = undefined;
    const composed = composedLines(lines, joining);
    const level = headings.get(block);
    const isLine = lines.length === 1;
    const below = block.item ? last === "item" : block.close && isLine && last === "line";
    const span =
      level !== undefined
        ? text.heading(level, composed.text)
        : below
          ? text.line(composed.text)
          : text.paragraph(composed.text);
    last = level !== undefined ? "other" : block.item ? "item" : isLine ? "line" : "other";
    if (span !== undefined) place(span.start, composed);
  };
  const writeRow = (row: RowBlock, page: PrintedPage) => {
    flush();
    const composed = composedRow(row, page, joining);
    const span = row.first || last !== "row" ? text.paragraph(composed.text) : text.line(composed.text);
    last = "row";
    if (span !== undefined) place(span.start, composed);
  };
  const writeFigure = (figure: FigureBlock, page: PrintedPage) => {
    flush();
    const composed = composedFigure(figure, page);
    const span = text.paragraph(composed.text);
    last = "other";
    if (span !== undefined) place(span.start, composed);
  };

  for (const page of pages) {
    for (const { why, text: hidden } of page.hidden) text.hide(why, hidden, page.number);
    for (const block of page.blocks) {
      if (block.kind === "row") {
        writeRow(block, page);
        continue;
      }
      if (block.kind === "figure") {
        writeFigure(block, page);
        continue;
      }
      const lines = block.lines.map((line) => ({ line, page }));
      if (
        waiting !== undefined &&
        !headings.has(block) &&
        !headings.has(waiting.block) &&
        goesOn(waiting, block)
      ) {
        waiting.lines.push(...lines);
        continue;
      }
      flush();
      waiting = { block, lines };
    }
  }
  flush();
  return {
    pages: pages.flatMap((page) => {
      const span = spans.get(page);
      const label = page.label === undefined ? {} : { label: page.label };
      return span === undefined ? [] : [{ ...span, number: page.number, ...label }];
    }),
    layout: { pages: layouts, origins: [] },
  };
}

/** In the midst of a sentence, in the same type. */
function goesOn(waiting: { lines: PlacedLine[] }, next: TextBlock): boolean {
  const { line } = waiting.lines.at(-1) as PlacedLine;
  const first = next.lines[0] as PrintedLine;
  return (
    !next.item &&
    !line.leader &&
    /^\p{Ll}/u.test(first.text) &&
    /[\p{L}\p{N},\-‐\u00ad(/&–—%)"”’]$/u.test(line.text) &&
    line.bold === first.bold &&
    Math.abs(line.size - first.size) <= 0.08 * line.size &&
    line.text.length > 20
  );
}

function composedLines(lines: readonly PlacedLine[], joining: LineJoining): Composed {
  let text = "";
  const parts: Composed["parts"] = [];
  for (const [at, placed] of lines.entries()) {
    const next = lines[at + 1];
    const { keep, between } =
      next === undefined
        ? { keep: placed.line.text.length, between: "" }
        : joining.joint(placed.line.text, next.line.text);
    const start = text.length;
    text += placed.line.text.slice(0, keep);
    parts.push({ start, end: text.length, placed });
    text += between;
  }
  return { text, parts };
}

function composedRow(row: RowBlock, page: PrintedPage, joining: LineJoining): Composed {
  let text = "";
  const parts: Composed["parts"] = [];
  for (const { name, lines } of row.cells) {
    const composed = composedLines(
      lines.map((line) => ({ line, page })),
      joining,
    );
    if (text !== "") text += cellMark;
    const start = text.length;
    if (name !== undefined) text += name + nameMark;
    parts.push(...moved(composed.parts, text.length));
    // A name is printed above, in another row: it goes with the value it names.
    const [first] = parts.slice(-composed.parts.length);
    if (first !== undefined) first.start = start;
    text += composed.text;
  }
  return { text, parts };
}

/** Its labels stand apart from each other, so a comma parts them. */
function composedFigure({ lines }: FigureBlock, page: PrintedPage): Composed {
  let text = figureName;
  const parts: Composed["parts"] = [];
  for (const [at, line] of lines.entries()) {
    if (at > 0) text += labelMark;
    const start = at === 0 ? 0 : text.length;
    text += line.text;
    parts.push({ start, end: text.length, placed: { line, page } });
  }
  return { text, parts };
}

function moved(parts: Composed["parts"], by: number): Composed["parts"] {
  return parts.map((part) => ({ ...part, start: part.start + by, end: part.end + by }));
}

function hundredths(value: number): number {
  // Never -0, which storage would not bring back.
  return Math.round(value * 100) / 100 + 0;
}
