import type { ModelRequest } from "../../contracts/model.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { PromptSet } from "./prompts/prompt.ts";
import { quotePassages } from "./prompts/quote-passages.ts";
import { promptMessages } from "./prompts/split-prompt.ts";
import { type SamplingSettings, sampledRequest } from "./sampled-request.ts";

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
  model: Pick<LanguageModel, "traits">,
  sampling: SamplingSettings,
): ModelRequest {
  return sampledRequest(promptMessages(prompt, values), model, sampling);
}
