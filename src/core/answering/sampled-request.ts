import type { ModelMessage, ModelRequest } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";

/** How a model is asked, beside the words of the prompt. */
export interface SamplingSettings {
  /** 0 where absent, of a model that takes one and does not think. */
  temperature?: number | undefined;
  seed?: number | undefined;
  maxOutputTokens: number;
  thinkingTokens?: number | undefined;
}

/** What every answerer that asks a model sends. */
export function sampledRequest(
  messages: readonly ModelMessage[],
  { traits }: Pick<LanguageModel, "traits">,
  { temperature, seed, maxOutputTokens, thinkingTokens }: SamplingSettings,
): ModelRequest {
  const chosen = temperature ?? (traits.sampling && thinkingTokens === undefined ? 0 : undefined);
  return {
    messages: [...messages],
    // What nobody set is no wish: a model that writes less is asked for what it writes.
    maxOutputTokens: Math.min(maxOutputTokens, traits.maxOutputTokens ?? maxOutputTokens),
    ...(chosen !== undefined && { temperature: chosen }),
    ...(seed !== undefined && { seed }),
    ...(thinkingTokens !== undefined && { thinking: { budgetTokens: thinkingTokens } }),
  };
}
