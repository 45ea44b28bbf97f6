import type { Span } from "../../contracts/passage.ts";
import type { Page, Place } from "../../contracts/source.ts";

/** A document's text with its pages and named parts. */
export interface PlacedText {
  readonly text: string;
  /** Lines are those of the file only where the file is its own canonical text. */
  readonly mediaType?: string | undefined;
  readonly pages?: readonly Page[] | undefined;
  readonly places?: readonly Place[] | undefined;
}

export interface StandsAt {
  /**
   * As a person would say it after the source's name: "page 7", "sheet Prices, row 12", "lines 3–5". Empty where only its headings
   * tell, as in a web page.
   */
  where: string;
  /** Of the canonical text, counted from 1. */
  firstLine: number;
  lastLine: number;
  /** The first of its pages; null where the source has none. */
  page: number | null;
}

const ownText = new Set<string | undefined>([undefined, "text/plain", "text/markdown"]);

/** Where a span of a document stands. Pages and named parts say it where there are any, else lines. */
export function standsAt({ text, mediaType, pages = [], places = [] }: PlacedText, span: Span): StandsAt {
  const firstLine = lineAt(text, span.start);
  const lastLine = firstLine + lineAt(text.slice(span.start, span.end), span.end - span.start) - 1;
  const onPages = pages.filter((page) => touch(page, span));
  const named = [...pageWords(onPages), ...placeWords(places, span)];
  return {
    where:
      named.length > 0
        ? named.join(", ")
        : ownText.has(mediaType)
          ? numbered("line", [firstLine, lastLine])
          : "",
    firstLine,
    lastLine,
    page: onPages[0]?.number ?? null,
  };
}

function pageWords(pages: readonly Page[]): string[] {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined) return [];
  const printed = [...new Set([first, last].map(({ label }) => label ?? ""))].filter((label) => label !== "");
  const labels = printed.length === 0 ? "" : ` (printed ${printed.join("–")})`;
  return [`${numbered("page", [first.number, last.number])}${labels}`];
}

/** The parts that hold the span, the largest first; below them those that it runs over, the first and the last. */
function placeWords(places: readonly Place[], span: Span): string[] {
  const touched = places.filter((place) => touch(place, span));
  const around = touched.filter((place) => place.start <= span.start && span.end <= place.end);
  const innermost = around.at(-1);
  const within = touched.filter(
    (place) => !around.includes(place) && (innermost === undefined || place.start >= innermost.start),
  );
  const [kind] = within.map((place) => place.kind);
  const alike = within.filter((place) => place.kind === kind);
  const ends = alike.length === 0 ? [] : [fromTo(alike[0]?.label ?? "", alike.at(-1)?.label ?? "")];
  return [...around.map(({ label }) => label), ...ends];
}

const numberedPlace = /^(\p{L}+) (\d+)$/u;

/** "rows 5–8"; "slide 3" for one and the same. */
function fromTo(first: string, last: string): string {
  if (first === last) return first;
  const [, unit, from] = numberedPlace.exec(first) ?? [];
  const [, lastUnit, to] = numberedPlace.exec(last) ?? [];
  return unit !== undefined && unit === lastUnit ? `${unit}s ${from}–${to}` : `${first} to ${last}`;
}

function touch(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function numbered(unit: string, [first, last]: [number, number]): string {
  return first === last ? `${unit} ${first}` : `${unit}s ${first}–${last}`;
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
