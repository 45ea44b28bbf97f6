import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";
import { touching } from "../../../passages/prepare/segments.ts";

/** What is known of a passage that a person chose. */
export interface ChosenPassage extends Span {
  characters: number;
  /** Null where the window does not hold all of its text. */
  words: number | null;
  quote: string | null;
  /** Its number from 0, where it is a chunk. */
  chunk: number | null;
  /** Numbers of the chunks that touch it, where it is none. */
  chunks: readonly number[];
  /** Whether one chunk holds all of it. */
  isWhole: boolean;
  /** Questions with gold that touches it, and those whose answers cite some of it. */
  gold: readonly string[];
  citedBy: readonly string[];
  /** Null where the source has no pages. */
  page: number | null;
  /** Titles of the sections that hold its beginning, outermost first. */
  breadcrumb: readonly string[];
}

export function chosenPassage(
  view: Pick<DocumentView, "text" | "window" | "chunks" | "gold" | "citations" | "pages" | "headings">,
  { start, end }: Span,
): ChosenPassage {
  const { text, window } = view;
  const isThere = start >= window.start && end <= window.end;
  const quote = isThere ? text.slice(start - window.start, end - window.start) : null;
  const near = touching(view.chunks, { start, end });
  const own = near.find((one) => one.start === start && one.end === end);
  const meets = (one: Span): boolean => one.start < end && one.end > start;
  return {
    start,
    end,
    characters: end - start,
    words: quote === null ? null : countWords(quote),
    quote,
    chunk: own?.index ?? null,
    chunks: near.map(({ index }) => index),
    isWhole: near.some((one) => one.start <= start && one.end >= end),
    gold: ids(view.gold.filter(meets)),
    citedBy: ids(view.citations.filter(meets)),
    page: view.pages.findLast((page) => page.start <= start)?.number ?? null,
    breadcrumb: breadcrumbAt(view.headings, start),
  };
}

/** Words as a reader counts them, in any language. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (isWordLike === true) words += 1;
  }
  return words;
}

export function breadcrumbAt(headings: DocumentView["headings"], position: number): string[] {
  const open: { level: number; title: string }[] = [];
  for (const { start, level, title } of headings) {
    if (start > position) break;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ level, title });
  }
  return open.map(({ title }) => title);
}

function ids(marks: readonly { questionId: string }[]): string[] {
  return [...new Set(marks.map(({ questionId }) => questionId))];
}
