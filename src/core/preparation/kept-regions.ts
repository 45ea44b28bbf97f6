import type { Span } from "../../contracts/passage.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import { sharedLines } from "./shared-lines.ts";

type Cleaning = Pipeline["prepare"]["cleaning"];

/** A blank stretch this long separates nothing a reader would read together. */
const longBlank = 200;
const blank = /\s/;
const pageNumberLine =
  /^(?:[-–—\s]*)(?:page|seite|página|pagina|p\.|s\.)?\s*\d{1,4}(?:\s*(?:\/|of|von|de)\s*\d{1,4})?(?:[-–—\s]*)$/i;
/** The pattern's time grows with the square of the line's length, and nobody numbers a page at more. */
const longestPageNumber = 60;
const ruleLine = /^(?:[-*_=~]\s?){3,}$/;

export interface CleanedText {
  text: string;
  /** What a reader of the source would not see: always cut out. */
  hidden: readonly Span[];
}

/**
 * What cleaning keeps of each text, as spans in order: positions stay those of the canonical text, nothing is rewritten.
 * Spans are never empty; a text that is all furniture keeps none.
 */
export function keptRegions(texts: readonly CleanedText[], cleaning: Cleaning): Span[][] {
  const boilerplate =
    (cleaning.boilerplate ? sharedLines(texts.map(({ text }) => text)) : undefined) ?? new Set<string>();
  return texts.map(({ text, hidden }) => {
    const cuts: Span[] = [...hidden];
    if (cleaning.whitespace) {
      cuts.push(...longBlanks(text));
    }
    if (boilerplate.size > 0 || cleaning.pageFurniture) {
      for (const { line, start, end } of linesOf(text)) {
        const furniture = cleaning.pageFurniture && isFurniture(line);
        if (furniture || boilerplate.has(line)) cuts.push({ start, end });
      }
    }
    return without(cuts, text.length);
  });
}

function isFurniture(line: string): boolean {
  return ruleLine.test(line) || (line.length <= longestPageNumber && pageNumberLine.test(line));
}

/** A run that long holds one of every 200 places: only these are looked at first. */
function longBlanks(text: string): Span[] {
  const runs: Span[] = [];
  for (let place = longBlank - 1; place < text.length; place += longBlank) {
    if (place < (runs.at(-1)?.end ?? 0) || !blank.test(text.charAt(place))) continue;
    let start = place;
    let end = place + 1;
    while (start > 0 && blank.test(text.charAt(start - 1))) start -= 1;
    while (end < text.length && blank.test(text.charAt(end))) end += 1;
    if (end - start >= longBlank) runs.push({ start, end });
  }
  return runs;
}

/** Lines without surrounding blanks; spans include the line break. */
function* linesOf(text: string): Generator<{ line: string; start: number; end: number }> {
  let start = 0;
  while (start < text.length) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak === -1 ? text.length : lineBreak + 1;
    yield { line: text.slice(start, end).trim(), start, end };
    start = end;
  }
}

function without(cuts: Span[], length: number): Span[] {
  const kept: Span[] = [];
  let from = 0;
  for (const cut of cuts.sort((a, b) => a.start - b.start)) {
    if (cut.start > from) kept.push({ start: from, end: cut.start });
    from = Math.max(from, cut.end);
  }
  if (from < length) kept.push({ start: from, end: length });
  return kept;
}
