import type { ModelName } from "../../contracts/pipeline.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { textTokensOf } from "../../core/models/input-tokens.ts";
import type { CountTokens } from "../../core/text/token-counter.ts";
import type { ModelAccess } from "./model-access.ts";

export interface TextPlanParts {
  models: ModelAccess;
  countTokens: CountTokens;
  /** Texts that another configuration has planned, by model: they are sent once. */
  planned: Set<string>;
}

/** The texts that an embedder or a reranker would read, as one planned call each: requests hold many of them. */
export function plannedTexts(
  name: ModelName,
  texts: readonly string[],
  { models, countTokens, planned }: TextPlanParts,
): PlannedCall[] {
  const tokenizer = models.knownOf(name)?.tokenizer ?? null;
  return texts.flatMap((text) => {
    const key = `${name}\n${text}`;
    if (text.trim() === "" || planned.has(key)) return [];
    planned.add(key);
    return [{ model: name, inputTokens: textTokensOf(text, tokenizer, countTokens), maxOutputTokens: 0 }];
  });
}
