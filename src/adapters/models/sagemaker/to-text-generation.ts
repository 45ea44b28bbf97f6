import type { ModelRequest } from "../../../contracts/model.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";

/** A request as the body of text generation, its messages made a prompt. */
export function toTextGeneration(
  request: ModelRequest,
  prompt: string,
  isStreamed: boolean,
): Record<string, unknown> {
  const { temperature, topP, seed, stop, logprobs, maxOutputTokens } = request;
  return definedOnly({
    inputs: prompt,
    parameters: definedOnly({
      max_new_tokens: maxOutputTokens,
      // The containers turn down a temperature of 0 and a top p of 1, and mean them by leaving them out.
      temperature: temperature === 0 ? undefined : temperature,
      do_sample: temperature === undefined ? undefined : temperature > 0,
      top_p: topP === 1 ? undefined : topP,
      seed,
      stop,
      top_n_tokens: logprobs?.alternatives || undefined,
      details: true,
      return_full_text: false,
    }),
    stream: isStreamed || undefined,
  });
}
