import type { TokenAlternative, TokenLogprob } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byLogprob } from "../../shared/openai/chat-logprobs.ts";
import type { WirePromptLogprobs, WireReply } from "./wire.ts";

/**
 * The prompt's tokens with their alternatives. A place holds the most likely tokens and the one that stands there; which is which
 * is told by the prompt's ids, since the order of the ids in JSON means nothing.
 */
export function promptTokens(
  places: WirePromptLogprobs,
  reply: Pick<WireReply, "prompt_token_ids" | "usage">,
  alternatives: number,
): (TokenLogprob | null)[] {
  const ids = reply.prompt_token_ids;
  const expected = ids?.length ?? reply.usage?.prompt_tokens;
  if (expected !== undefined && expected !== places.length) {
    throw broken(
      `gave log probabilities of ${places.length} tokens of the prompt, which has ${expected}`,
      "Its log probabilities of a prompt cannot be relied on; use another server.",
    );
  }
  return places.map((place, at) => (place === null ? null : promptToken(place, ids?.[at], alternatives, at)));
}

export function missingPromptTokens(): Error {
  return broken(
    "gave no log probabilities of the prompt, which it was asked for",
    "Serve the model with a vLLM that gives them, or do not ask for them.",
  );
}

type Place = NonNullable<WirePromptLogprobs[number]>;

function promptToken(place: Place, id: number | undefined, alternatives: number, at: number): TokenLogprob {
  const all = Object.entries(place).map(([key, { logprob, decoded_token }]): TokenAlternative => ({
    text: decoded_token ?? "",
    logprob,
    id: Number(key),
  }));
  const own =
    id === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((token) => token.id === id);
  if (own === undefined) {
    throw broken(
      `does not tell which token stands at place ${at} of the prompt`,
      "Use a newer vLLM: it tells the ids of the prompt's tokens when asked.",
    );
  }
  return { ...own, alternatives: all.sort(byLogprob).slice(0, alternatives) };
}

function broken(what: string, hint: string): Error {
  return modelError("model.failed", { message: `The model ${what}.`, hint });
}
