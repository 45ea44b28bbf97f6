import type { Span } from "../../contracts/passage.ts";
import type { Page, Place } from "../../contracts/source.ts";

/** A document's text with its pages and named parts. */
export interface PlacedText {
  readonly text: string;
  /** Lines are those of the file only where the file is its own canonical text. */
  readonly mediaType?: string | undefined;
  readonly pages?: readonly Page[] | undefined;
  /** By start, what holds others before what it holds. */
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
export function standsAt(document: PlacedText, span: Span): StandsAt {
  const index = indexOf(document);
  const { lineStarts } = index;
  const { mediaType, pages = [], places = [] } = document;
  const firstLine = countUpTo(lineStarts, span.start);
  const lastLine = Math.max(firstLine, countUpTo(lineStarts, span.end - 1));
  const onPages = pages.filter((page) => touch(page, span));
  const named = [...pageWords(onPages), ...placeWords(touched(places, index, span), span)];
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

interface PlaceIndex {
  lineStarts: readonly number[];
  placeStarts: readonly number[];
  /** For each place, the furthest end of it and of all before it: what is searched backwards ends there. */
  furthestEnds: readonly number[];
}

/** Many spans of one document are asked for in a row. */
const indexes = new WeakMap<PlacedText, PlaceIndex>();

function indexOf(document: PlacedText): PlaceIndex {
  const known = indexes.get(document);
  if (known !== undefined) return known;
  const { text, places = [] } = document;
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  let furthest = 0;
  const furthestEnds = places.map(({ end }) => (furthest = Math.max(furthest, end)));
  const index = { lineStarts, placeStarts: places.map(({ start }) => start), furthestEnds };
  indexes.set(document, index);
  return index;
}

/** How many of the rising numbers are at most `limit`. */
function countUpTo(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pageWords(pages: readonly Page[]): string[] {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined) return [];
  const printed = [...new Set([first, last].map(({ label }) => label ?? ""))].filter((label) => label !== "");
  const labels = printed.length === 0 ? "" : ` (printed ${printed.join("–")})`;
  return [`${numbered("page", [first.number, last.number])}${labels}`];
}

/** The places that share a character with the span, in their order. */
function touched(places: readonly Place[], { placeStarts, furthestEnds }: PlaceIndex, span: Span): Place[] {
  const found: Place[] = [];
  for (
    let at = countUpTo(placeStarts, span.end - 1) - 1;
    at >= 0 && (furthestEnds[at] as number) > span.start;
    at--
  ) {
    const place = places[at] as Place;
    if (touch(place, span)) found.push(place);
  }
  return found.toReversed();
}

/** The parts that hold the span, the largest first; below them those that it runs over, the first and the last. */
function placeWords(places: readonly Place[], span: Span): string[] {
  const around = places.filter((place) => place.start <= span.start && span.end <= place.end);
  const innermost = around.at(-1);
  const within = places.filter(
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
