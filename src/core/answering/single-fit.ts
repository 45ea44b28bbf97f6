import type { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { ModelRequest } from "../../contracts/model.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { modelError } from "../../ports/language-model-fault.ts";
import type { PromptSet } from "./prompts/prompt.ts";
import type { SamplingSettings } from "./sampled-request.ts";
import { singleRequest } from "./single-request.ts";

/** Tokens of a request as the model's own tokenizer counts them. */
export type MeasureRequest = (request: ModelRequest) => number;

interface Asked {
  question: string;
  passages: readonly ReadPassage[];
}

interface Asking {
  model: Pick<LanguageModel, "id" | "traits">;
  prompts: PromptSet;
  sampling: SamplingSettings;
}

/**
 * Refuses a prompt that, with the longest reply, is longer than what the model holds: by how much, and how many of the passages
 * would fit. Says nothing where it is not known how much that is. Throws AppError "model.refused".
 */
export function requireFit(asked: Asked, asking: Asking, measure: MeasureRequest): void {
  const context = asking.model.traits.contextTokens;
  if (context === null) return;
  const sizeWith = (count: number): number =>
    measure(singleRequest({ ...asked, passages: asked.passages.slice(0, count) }, asking)) +
    asking.sampling.maxOutputTokens;
  const size = sizeWith(asked.passages.length);
  if (size <= context) return;
  throw tooLong(
    asking,
    size - context,
    asked.passages.length,
    mostThat((count) => sizeWith(count) <= context, asked.passages.length),
  );
}

/** The largest number below `above` for which it holds, as it does for all that are smaller; -1 where it holds for none. */
function mostThat(fits: (count: number) => boolean, above: number): number {
  let most = -1;
  let least = above;
  while (least - most > 1) {
    const middle = Math.floor((most + least) / 2);
    if (fits(middle)) most = middle;
    else least = middle;
  }
  return most;
}

function tooLong(
  { model: { id, traits }, sampling: { maxOutputTokens } }: Asking,
  over: number,
  passages: number,
  fitting: number,
): AppError {
  const context = traits.contextTokens ?? 0;
  const prompt = context + over - maxOutputTokens;
  return modelError(
    "model.refused",
    {
      message: `The prompt of ${prompt} tokens and a reply of up to ${maxOutputTokens} are ${counted(over, "token")} longer than the ${context} that ${id} holds.`,
      hint:
        fitting > 0
          ? `Of its ${counted(passages, "passage")} ${fitting} would fit: set retrieve.k=${fitting}, ask for a shorter reply, or choose a model with a longer context.`
          : "Not one of its passages would fit: set a smaller chunk.size or answer.maxOutputTokens, or choose a model with a longer context.",
    },
    // What HTTP calls it: a matter of this one question.
    { status: 413 },
  );
}
