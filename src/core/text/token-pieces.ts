/** UTF-16 units of the longest piece that is encoded whole: the encoder takes quadratic time over a piece. */
export const longestPiece = 256;

/** More than any chunk may hold, so that no span across an overlong piece fits. */
export const overlongCount = 10_000_000;

/** The pieces an encoding splits text into before it merges bytes within each. */
export interface TokenPieces {
  /** The end of the piece that begins at `position`; somewhere beyond `position + longestPiece` where it is longer. */
  endOf(text: string, position: number, end: number): number;
  /** Calls `visit` with each piece of [start, end) in order. */
  each(text: string, start: number, end: number, visit: (from: number, to: number) => void): void;
  /** Tokens of the whole piece [from, to), at most `longestPiece` long. */
  count(text: string, from: number, to: number): number;
  /** Tokens of `text.slice(from, to)`, which may be several pieces; `overlongCount` where one of them is overlong. */
  countAlone(text: string, from: number, to: number): number;
}

/**
 * `source` is the encoding's split expression, which matches at every position; `encode` counts the tokens of a text.
 */
export function tokenPieces(source: string, encode: (text: string) => number): TokenPieces {
  const split = new RegExp(source, "gu");
  const counts = new Map<string, number>();

  const count = (text: string, from: number, to: number): number => {
    const piece = text.slice(from, to);
    const known = counts.get(piece);
    if (known !== undefined) return known;
    if (counts.size >= mostCounts) counts.clear();
    const kept = detached(piece);
    const counted = encode(kept);
    counts.set(kept, counted);
    return counted;
  };

  const endOf = (text: string, position: number, end: number): number => {
    split.lastIndex = 0;
    // A window, because the expression would run through an overlong piece again at every call.
    split.test(text.slice(position, Math.min(end, position + longestPiece + lookAhead)));
    return position + split.lastIndex;
  };

  return {
    endOf,
    count,
    each(text, start, end, visit) {
      let position = start;
      while (position < end) {
        const windowEnd = Math.min(end, position + windowLength);
        const window = text.slice(position, windowEnd);
        // A piece near the window's end may go on behind it.
        const sure = windowEnd === end ? window.length : window.length - longestPiece - lookAhead;
        let from = 0;
        while (from < sure) {
          split.lastIndex = from;
          split.test(window);
          visit(position + from, position + split.lastIndex);
          from = split.lastIndex;
        }
        position += from;
      }
    },
    countAlone(text, from, to) {
      let position = from;
      let counted = 0;
      while (position < to) {
        const next = endOf(text, position, to);
        if (next - position > longestPiece) return overlongCount;
        counted += count(text, position, next);
        position = next;
      }
      return counted;
    },
  };
}

/** A copy: engines let a longer slice keep the whole document in memory, and counts are kept for good. */
function detached(piece: string): string {
  return piece.length < 13 ? piece : ` ${piece}`.slice(1);
}

/** Slicing once per window is faster than once per piece. */
const windowLength = 16_384;
const mostCounts = 200_000;
/** Longer than all that follows the letters of a word in the expression, such as "'ll". */
const lookAhead = 16;
