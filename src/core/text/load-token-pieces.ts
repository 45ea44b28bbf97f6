import { type TokenPieces, tokenPieces } from "./token-pieces.ts";

let loaded: Promise<TokenPieces> | undefined;

/** Pieces of the o200k_base encoding. Text that spells a special token, such as "<|endoftext|>", is text. */
export function loadTokenPieces(): Promise<TokenPieces> {
  return (loaded ??= load());
}

async function load(): Promise<TokenPieces> {
  // Loading takes 150 ms, so only those who count tokens pay for it.
  const { O200K_TOKEN_SPLIT_REGEX } = await import("gpt-tokenizer/encodingParams/constants");
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  const options = { disallowedSpecial: new Set<string>() };
  return tokenPieces(O200K_TOKEN_SPLIT_REGEX.source, (text) => countTokens(text, options));
}
