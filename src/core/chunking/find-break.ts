import {
  carriageReturn,
  classOf,
  clauseEnd,
  closer,
  directClauseEnd,
  directTerminator,
  isWhiteSpace,
  lineBreak,
  lineFeed,
  other,
  pageBreak,
  space,
  terminator,
} from "../text/character-class.ts";
import { endsSentence } from "../text/sentence-end.ts";

/** Kinds of places to cut, best first. */
export const blankLine = 0;
export const lineEnd = 1;
export const sentenceEnd = 2;
export const clause = 3;
export const wordGap = 4;
/** No kind of place at all. */
export const nowhere = 5;

export interface Break {
  /** Text before it ends without white space where the cut is at white space. */
  position: number;
  kind: number;
}

/**
 * The best place to cut in (floor, limit], where `floor < limit < end`: the last one of the best kind present.
 * `kind` is `nowhere` where there is none.
 */
export function findBreak(text: string, floor: number, limit: number, end: number): Break {
  const best: Break = { position: limit, kind: nowhere };
  let after = classOf(text.charCodeAt(limit));
  let inSpace = after >= space && after <= pageBreak;
  let lineEnds = inSpace ? lineEndsAhead(text, limit, end) : 0;

  for (let position = limit; position > floor; position--) {
    const before = classOf(text.charCodeAt(position - 1));
    if (before === other) {
      if (inSpace) {
        const kind = lineEnds > 1 ? blankLine : lineEnds === 1 ? lineEnd : wordGap;
        if (kind < best.kind) take(best, position, kind);
        inSpace = false;
        lineEnds = 0;
      }
    } else if (before >= space && before <= pageBreak) {
      inSpace = true;
      if (before === pageBreak) lineEnds = 2;
      else if (before === lineFeed || before === lineBreak) lineEnds++;
      else if (before === carriageReturn && after !== lineFeed) lineEnds++;
    } else {
      const kind = inSpace
        ? lineEnds > 1
          ? blankLine
          : lineEnds === 1
            ? lineEnd
            : punctuationKind(text, position, before, floor, end, best.kind)
        : directKind(before, after);
      if (kind < best.kind) take(best, position, kind);
      inSpace = false;
      lineEnds = 0;
    }
    if (best.kind === blankLine) return best;
    after = before;
  }
  return best;
}

function take(best: Break, position: number, kind: number): void {
  best.position = position;
  best.kind = kind;
}

/** Of a place between punctuation and white space that ends no line. */
function punctuationKind(
  text: string,
  position: number,
  before: number,
  floor: number,
  end: number,
  best: number,
): number {
  if (before === terminator || before === closer || before === directTerminator) {
    return best > sentenceEnd && endsSentence(text, floor, position, end) ? sentenceEnd : wordGap;
  }
  return before === clauseEnd || before === directClauseEnd ? clause : wordGap;
}

/** Of a place between punctuation and anything but white space. */
function directKind(before: number, after: number): number {
  if (after === closer || after === directTerminator || after === terminator) return nowhere;
  return before === directTerminator ? sentenceEnd : before === directClauseEnd ? clause : nowhere;
}

/** Line ends in the white space from `position` on; 2 stands for more. */
function lineEndsAhead(text: string, position: number, end: number): number {
  let lineEnds = 0;
  for (let i = position; i < end && lineEnds < 2 && isWhiteSpace(text.charCodeAt(i)); i++) {
    const here = classOf(text.charCodeAt(i));
    if (here === pageBreak) return 2;
    if (here === lineFeed || here === lineBreak) lineEnds++;
    else if (here === carriageReturn && classOf(text.charCodeAt(i + 1)) !== lineFeed) lineEnds++;
  }
  return lineEnds;
}
