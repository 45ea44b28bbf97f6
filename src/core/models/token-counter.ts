import { longestPiece, tokenPieces } from "../chunking/token-pieces.ts";
import { splitsSurrogatePair } from "../text/character-class.ts";

/** Tokens of a text in o200k_base, with text that spells a special token taken as text. */
export type CountTokens = (text: string) => number;

let loaded: Promise<CountTokens> | undefined;

/**
 * Counts as the encoding does, but encodes a run of more than `longestPiece` characters without a break in slices of that length:
 * the encoder takes quadratic time over it, a minute for 200,000 letters. Such a run may count a few tokens too many.
 */
export function loadTokenCounter(): Promise<CountTokens> {
  return (loaded ??= load());
}

async function load(): Promise<CountTokens> {
  const { O200K_TOKEN_SPLIT_REGEX } = await import("gpt-tokenizer/encodingParams/constants");
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  const options = { disallowedSpecial: new Set<string>() };
  const pieces = tokenPieces(O200K_TOKEN_SPLIT_REGEX.source, (text) => countTokens(text, options));
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
