import type { ModelRequest } from "../../contracts/model.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { PromptSet } from "./prompts/prompt.ts";
import { quotePassages } from "./prompts/quote-passages.ts";
import { promptMessages } from "./prompts/split-prompt.ts";

/** How a model is asked, beside the words of the prompt. */
export interface SamplingSettings {
  temperature?: number | undefined;
  seed?: number | undefined;
  maxOutputTokens: number;
  thinkingTokens?: number | undefined;
}

interface Asked {
  question: string;
  passages: readonly ReadPassage[];
}

/** What `single` sends for a question: also what it would cost is told by this. */
export function singleRequest(
  { question, passages }: Asked,
  {
    model,
    prompts,
    sampling,
  }: { model: Pick<LanguageModel, "traits">; prompts: PromptSet; sampling: SamplingSettings },
): ModelRequest {
  const values = { question, passages: quotePassages(passages), notes: "" };
  return promptRequest(prompts.texts.answer, values, model, sampling);
}

/** A prompt with its values as a request. */
export function promptRequest(
  prompt: string,
  values: Readonly<Record<string, string>>,
  { traits }: Pick<LanguageModel, "traits">,
  { temperature, seed, maxOutputTokens, thinkingTokens }: SamplingSettings,
): ModelRequest {
  const chosen = temperature ?? (traits.sampling && thinkingTokens === undefined ? 0 : undefined);
  return {
    messages: promptMessages(prompt, values),
    // What nobody set is no wish: a model that writes less is asked for what it writes.
    maxOutputTokens: Math.min(maxOutputTokens, traits.maxOutputTokens ?? maxOutputTokens),
    ...(chosen !== undefined && { temperature: chosen }),
    ...(seed !== undefined && { seed }),
    ...(thinkingTokens !== undefined && { thinking: { budgetTokens: thinkingTokens } }),
  };
}
