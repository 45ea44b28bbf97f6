import type { Heading } from "../../contracts/source.ts";
import type { Span } from "../../contracts/passage.ts";
import {
  codePointLength,
  isWhiteSpace,
  skipWhiteSpace,
  splitsSurrogatePair,
  trimEnd,
} from "../text/character-class.ts";
import { firstHeadingFrom } from "./first-heading-from.ts";
import { type Break, findBreak, nowhere } from "./find-break.ts";
import type { Ruler } from "./measure.ts";
import { boundaryAtOrAfter, boundaryAtOrBefore } from "./word-boundary.ts";

export interface SplitRequest {
  text: string;
  start: number;
  end: number;
  ruler: Ruler;
  size: number;
  overlap: number;
  /** Of the whole document, in order. */
  headings: readonly Heading[];
}

/**
 * Spans of at most `size` that cover a region's text: each is as long as it can be and ends at the best place to cut in
 * its second half. A single code point larger than `size` stands alone.
 */
export function splitRegion(request: SplitRequest): Span[] {
  const { text, ruler, size, overlap } = request;
  const end = trimEnd(text, request.start, request.end);
  const spans: Span[] = [];
  let heading = firstHeadingFrom(request.headings, request.start) - 1;
  let from = skipWhiteSpace(text, request.start, end);
  /** Everything before it is covered. */
  let covered = from;

  while (covered < end) {
    const limit = ruler.reach(from, size);
    let to = limit >= end && ruler.unitsOf(from, end) <= size ? end : -1;
    if (to < 0) {
      while ((request.headings[heading + 1]?.start ?? Number.POSITIVE_INFINITY) <= limit) heading++;
      to = chooseEnd(request, { from, covered, limit: Math.min(limit, end - 1), heading, end });
    }
    if (to <= covered) {
      // The repeated text leaves no room for new text.
      from = covered;
      continue;
    }
    spans.push({ start: from, end: to });
    covered = skipWhiteSpace(text, to, end);
    from = overlap > 0 && covered < end ? overlapStart(request, from, to, covered) : covered;
  }
  return spans;
}

interface Choice {
  from: number;
  covered: number;
  limit: number;
  /** The last heading that starts at or before the limit. */
  heading: number;
  end: number;
}

/** Where the span from `from` ends; at most `covered` where that needs less repeated text. */
function chooseEnd({ text, ruler, size, headings }: SplitRequest, choice: Choice): number {
  const { from, covered, end } = choice;
  let { limit, heading } = choice;
  for (let attempt = 0; ; attempt++) {
    const shortest = from + codePointLength(text, from);
    if (limit <= shortest) return from < covered ? covered : shortest;
    if (limit <= covered) return covered;
    while (heading >= 0 && (headings[heading] as Heading).start > limit) heading--;

    const to = trimEnd(
      text,
      from,
      beforeHeading(
        text,
        headings,
        heading,
        from,
        covered,
        placeToCut(text, choice, limit, heading, headings),
      ),
    );
    if (ruler.unitsOf(from, to) <= size) return to;
    limit = attempt < 4 ? to - 1 : from + ((to - from) >> 1);
    if (splitsSurrogatePair(text, limit)) limit--;
    if (limit >= end) limit = end - 1;
  }
}

function placeToCut(
  text: string,
  { from, covered, end }: Choice,
  limit: number,
  heading: number,
  headings: readonly Heading[],
): number {
  const floor = Math.max(from + ((limit - from) >> 1), covered);
  const headingStart = headings[heading]?.start ?? -1;
  if (headingStart > floor && headingStart <= limit) return headingStart;

  let found: Break | undefined;
  if (floor < limit) found = findBreak(text, floor, limit, end);
  const front = from < covered ? covered : from;
  if ((found === undefined || found.kind === nowhere) && front < floor)
    found = findBreak(text, front, floor, end);
  if (found !== undefined && found.kind !== nowhere) return found.position;
  // A word is cut only where the span has no repeated text to give up for it.
  return from < covered ? covered : boundaryAtOrBefore(text, from, limit, end);
}

/** Moves a cut that would leave headings alone at the end of the span to before them, where text is left. */
function beforeHeading(
  text: string,
  headings: readonly Heading[],
  last: number,
  from: number,
  covered: number,
  to: number,
): number {
  let cut = to;
  for (let i = last; i >= 0; i--) {
    const heading = headings[i] as Heading;
    if (heading.start >= cut) continue;
    const wayBehind = heading.end < cut && skipWhiteSpace(text, heading.end, cut) < cut;
    if (wayBehind || heading.start <= from || trimEnd(text, from, heading.start) <= covered) break;
    cut = heading.start;
  }
  return cut;
}

/** Where the next span starts: at most `overlap` before `to`, at the beginning of a word. */
function overlapStart(
  { text, ruler, overlap }: SplitRequest,
  from: number,
  to: number,
  covered: number,
): number {
  const earliest = Math.max(ruler.reachBack(to, overlap), from + 1);
  let start = wordStartFrom(text, earliest, to);
  if (start >= to && earliest < to) start = boundaryAtOrAfter(text, from, earliest, to);
  while (start < to && ruler.unitsOf(start, to) > overlap) start = wordStartFrom(text, start + 1, to);
  if (start >= to || splitsSurrogatePair(text, start)) return covered;
  return start;
}

/** The first position in [position, to) where white space ends; `to` where there is none. */
function wordStartFrom(text: string, position: number, to: number): number {
  let start = position;
  if (!isWhiteSpace(text.charCodeAt(start - 1))) {
    while (start < to && !isWhiteSpace(text.charCodeAt(start))) start++;
  }
  return skipWhiteSpace(text, start, to);
}
