import type { Span } from "../../../contracts/passage.ts";
import type { Heading, HiddenText, Page, Place } from "../../../contracts/source.ts";
import { withoutInvisible } from "./invisible-characters.ts";
import { requireAtMost } from "./require-at-most.ts";

/** Canonical text as it is written: paragraphs after each other, with headings, pages and places where they come. */
export interface CanonicalText {
  /** Characters so far. */
  readonly length: number;
  /** Below an empty line. Blank space within becomes single spaces; nothing is written, and undefined given, where nothing is left. */
  paragraph(text: string): Span | undefined;
  /** On the next line: items of a list, rows of a table. Line breaks within become spaces. */
  line(text: string): Span | undefined;
  /** Below an empty line, with line breaks and indents kept: code, verse. */
  preformatted(text: string): Span | undefined;
  heading(level: number, title: string): Span | undefined;
  /** What `write` writes stands on this page; a page without text is none. */
  page(page: { number: number; label?: string | undefined }, write: () => void): void;
  /** What `write` writes stands at this place; a place without text is none. */
  place(kind: Place["kind"], label: string, write: () => void): void;
  /** Text that a reader would not see: kept apart. */
  hide(why: HiddenText["why"], text: string, page?: number): void;
  result(): {
    text: string;
    headings: Heading[];
    pages: Page[];
    places: Place[];
    hidden: HiddenText[];
  };
}

/** Throws AppError "source.unreadable" once more than `maxCharacters` have been written. */
export function canonicalText(maxCharacters = Number.POSITIVE_INFINITY): CanonicalText {
  const pieces: string[] = [];
  let length = 0;
  const headings: Heading[] = [];
  const pages: Page[] = [];
  const places: Place[] = [];
  const hidden: HiddenText[] = [];

  function write(separator: string, given: string): Span | undefined {
    const { text, taken } = withoutInvisible(given);
    for (const run of taken) hidden.push(run);
    if (text.trim() === "") return undefined;
    const before = length === 0 ? "" : separator;
    const start = length + before.length;
    const end = start + text.length;
    requireAtMost({ length: end }, maxCharacters);
    pieces.push(before, text);
    length = end;
    return { start, end };
  }

  /** The span of what `action` writes, without the blank that separates it from what stands before. */
  function spanOf(action: () => void): Span | undefined {
    const from = length;
    const at = pieces.length;
    action();
    if (length === from) return undefined;
    return { start: from + (pieces[at] as string).length, end: length };
  }

  return {
    get length() {
      return length;
    },
    paragraph: (text) => write("\n\n", singleSpaced(text)),
    line: (text) => write("\n", singleSpaced(text)),
    preformatted: (text) => write("\n\n", normal(text).replace(/^(?:[^\S\n]*\n)+|\s+$/g, "")),
    heading(level, title) {
      const span = write("\n\n", singleSpaced(title));
      if (span === undefined) return undefined;
      const written = pieces.at(-1) as string;
      headings.push({ ...span, level: Math.min(6, Math.max(1, level)), title: written });
      return span;
    },
    page({ number, label }, action) {
      const span = spanOf(action);
      if (span !== undefined) pages.push({ ...span, number, ...(label === undefined ? {} : { label }) });
    },
    place(kind, label, action) {
      const at = places.length;
      const span = spanOf(action);
      if (span !== undefined) places.splice(at, 0, { ...span, kind, label });
    },
    hide(why, text, page) {
      const kept = singleSpaced(text);
      if (kept !== "") hidden.push({ why, text: kept, ...(page === undefined ? {} : { page }) });
    },
    result: () => ({ text: pieces.join(""), headings, pages, places, hidden }),
  };
}

function singleSpaced(text: string): string {
  return normal(text).replace(/\s+/g, " ").trim();
}

/** Unicode NFC, whole characters, no control characters but tab and line break. */
function normal(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
  return text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(controls, "")
    .toWellFormed()
    .normalize("NFC");
}
