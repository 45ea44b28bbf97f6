import type { Span } from "../../contracts/passage.ts";
import {
  carriageReturn,
  classOf,
  closer,
  directTerminator,
  isWhiteSpace,
  lineBreak,
  lineFeed,
  pageBreak,
  skipWhiteSpace,
  space,
  terminator,
  trimEnd,
} from "./character-class.ts";
import { endsSentence } from "./sentence-end.ts";

/**
 * The sentences of `text.slice(start, end)` in order, in positions of `text`: none empty, none beginning or ending with
 * white space, together every character that is not white space. Headings, list items, table rows and fence lines begin
 * sentences of their own; other single line ends are soft. Linear.
 */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const sentences: Span[] = [];
  let from = skipWhiteSpace(text, start, end);
  let ownLine = isOwnLine(text, from, end);
  let position = ownLine ? from : afterMarker(text, from, end);

  const close = (to: number) => {
    const trimmed = trimEnd(text, from, to);
    if (trimmed > from) sentences.push({ start: from, end: trimmed });
    from = skipWhiteSpace(text, to, end);
    position = Math.max(position, from);
  };

  while (position < end) {
    const characterClass = classOf(text.charCodeAt(position));
    if (characterClass < lineFeed) {
      position++;
    } else if (characterClass >= terminator) {
      position = afterClosers(text, position, end);
      if (!ownLine && endsSentence(text, from, position, end)) close(position);
    } else {
      const next = skipWhiteSpace(text, position, end);
      const own = isOwnLine(text, next, end);
      const begin = own ? next : afterMarker(text, next, end);
      if (ownLine || own || begin > next || isParagraphBreak(text, position, next)) close(position);
      ownLine = own;
      position = Math.max(begin, next);
    }
  }
  if (from < end) close(end);
  return sentences;
}

/** True where the white space [start, end) holds a blank line or a page break. */
export function isParagraphBreak(text: string, start: number, end: number): boolean {
  let lineEnds = 0;
  for (let i = start; i < end; i++) {
    const characterClass = classOf(text.charCodeAt(i));
    if (characterClass === pageBreak) return true;
    if (characterClass === lineFeed || characterClass === lineBreak) lineEnds++;
    else if (characterClass === carriageReturn && classOf(text.charCodeAt(i + 1)) !== lineFeed) lineEnds++;
    if (lineEnds > 1) return true;
  }
  return false;
}

/** Past a run of terminators and the closing quotes, brackets and note numbers that follow it. */
function afterClosers(text: string, start: number, end: number): number {
  let position = start;
  while (position < end) {
    const characterClass = classOf(text.charCodeAt(position));
    if (characterClass !== terminator && characterClass !== directTerminator) break;
    position++;
  }
  while (position < end) {
    const codeUnit = text.charCodeAt(position);
    if (classOf(codeUnit) === closer) position++;
    else if (codeUnit === openBracket && isDigit(text.charCodeAt(position + 1))) {
      let note = position + 1;
      while (note < end && isDigit(text.charCodeAt(note))) note++;
      if (text.charCodeAt(note) !== closeBracket || note >= end) break;
      position = note + 1;
    } else break;
  }
  return position;
}

const openBracket = 0x5b;
const closeBracket = 0x5d;

function isDigit(codeUnit: number): boolean {
  return codeUnit >= 0x30 && codeUnit <= 0x39;
}

/** True for a line that is a sentence by itself: a heading, a table row, the edge of a code fence. */
function isOwnLine(text: string, position: number, end: number): boolean {
  const codeUnit = text.charCodeAt(position);
  if (codeUnit === 0x7c) return position < end;
  if (codeUnit === 0x60) return text.startsWith("```", position);
  if (holdsCells(text, position, end)) return true;
  if (codeUnit !== 0x23) return false;
  let hash = position;
  while (hash < end && hash - position < 7 && text.charCodeAt(hash) === 0x23) hash++;
  return hash - position < 7 && (hash === end || isWhiteSpace(text.charCodeAt(hash)));
}

/** A row of a table as parsers write it: "Size: 40 l | Price: 3 €". */
function holdsCells(text: string, position: number, end: number): boolean {
  const lineEnd = text.indexOf("\n", position);
  const line = text.slice(position, lineEnd === -1 ? end : Math.min(lineEnd, end));
  return line.includes(" | ");
}

/** Past the list marker at `position`, such as "-" or "12."; `position` where there is none. */
function afterMarker(text: string, position: number, end: number): number {
  const codeUnit = text.charCodeAt(position);
  let marker = position;
  if (isDigit(codeUnit)) {
    while (marker < end && marker - position < 4 && isDigit(text.charCodeAt(marker))) marker++;
    const mark = text.charCodeAt(marker);
    if (mark !== 0x2e && mark !== 0x29) return position;
    marker++;
  } else if (codeUnit === 0x2d || codeUnit === 0x2a || codeUnit === 0x2b || codeUnit === 0x2022) {
    marker++;
  } else {
    return position;
  }
  return marker < end && classOf(text.charCodeAt(marker)) === space ? marker : position;
}
