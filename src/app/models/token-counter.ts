import type { CountTokens } from "../../core/models/input-tokens.ts";

/** Of o200k_base, loaded when it is first needed: its table is large. */
export async function tokenCounter(): Promise<CountTokens> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  // What spells a special token in a source is text.
  return (text) => countTokens(text, { disallowedSpecial: new Set() });
}
