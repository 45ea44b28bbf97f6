import { splitsSurrogatePair } from "./character-class.ts";
import { loadTokenPieces } from "./load-token-pieces.ts";
import { longestPiece } from "./token-pieces.ts";

/** Tokens of a text in o200k_base, with text that spells a special token taken as text. */
export type CountTokens = (text: string) => number;

/**
 * Counts as the encoding does, but encodes a run of more than `longestPiece` characters without a break in slices of that length:
 * the encoder takes quadratic time over it, a minute for 200,000 letters. Such a run may count a few tokens too many.
 */
export async function loadTokenCounter(): Promise<CountTokens> {
  const pieces = await loadTokenPieces();
  return (text) => {
    let sum = 0;
    pieces.each(text, 0, text.length, (start, end) => {
      let from = start;
      while (end - from > longestPiece) {
        const cut = from + longestPiece - (splitsSurrogatePair(text, from + longestPiece) ? 1 : 0);
        sum += pieces.count(text, from, cut);
        from = cut;
      }
      sum += pieces.count(text, from, end);
    });
    return sum;
  };
}
