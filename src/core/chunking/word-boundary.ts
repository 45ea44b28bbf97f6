import { splitsSurrogatePair } from "../text/character-class.ts";

// A named locale, so that the same text is cut alike on every machine.
const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** UTF-16 units read to either side of a place: enough for the words of scripts that write no spaces. */
const reading = 48;

/**
 * The last boundary of a word in (floor, position], else of a grapheme, else of a code point; for text without spaces.
 * Reads only near `position`, so that an endless word costs no more than another.
 */
export function boundaryAtOrBefore(text: string, floor: number, position: number, end: number): number {
  if (isAscii(text, position - 1) && isAscii(text, position)) return position;
  const windowStart = Math.max(floor, position - reading);
  const window = text.slice(windowStart, Math.min(end, position + reading));
  for (const segmenter of [words, graphemes]) {
    const segment = segmenter.segment(window).containing(position - windowStart);
    if (segment !== undefined && windowStart + segment.index > Math.max(floor, windowStart)) {
      return windowStart + segment.index;
    }
  }
  return splitsSurrogatePair(text, position) && position - 1 > floor ? position - 1 : position;
}

/** The first boundary of a word in [position, end), else of a grapheme; `end` where there is none nearby. */
export function boundaryAtOrAfter(text: string, start: number, position: number, end: number): number {
  if (isAscii(text, position - 1) && isAscii(text, position)) return position;
  const windowStart = Math.max(start, position - reading);
  const window = text.slice(windowStart, Math.min(end, position + reading));
  for (const segmenter of [words, graphemes]) {
    const segment = segmenter.segment(window).containing(position - windowStart);
    if (segment === undefined) continue;
    if (windowStart + segment.index === position) return position;
    const next = windowStart + segment.index + segment.segment.length;
    if (next < windowStart + window.length) return next;
  }
  return end;
}

function isAscii(text: string, position: number): boolean {
  return text.charCodeAt(position) < 0x80;
}
