import type { TokenAlternative, TokenLogprob } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";

/** A place as imported models tell it: log probabilities by token id. The order of the ids means nothing. */
export type IdPlace = Readonly<Record<string, number>>;

/**
 * Tokens of which only ids are told, so that their texts are empty. A place holds the likeliest token and the one that stands
 * there: one entry is both; of two, the less likely stands there. More cannot be told apart, unless the likeliest was always
 * taken (`isGreedy`). Throws AppError "model.failed" for a place that tells nothing certain.
 */
export function idTokens(
  places: readonly (IdPlace | null)[],
  { isGreedy, of }: { isGreedy: boolean; of: "prompt" | "reply" },
): (TokenLogprob | null)[] {
  return places.map((place, at) => {
    if (place === null) return null;
    const all = Object.entries(place)
      .map(([id, logprob]): TokenAlternative => ({ text: "", logprob, id: Number(id) }))
      .sort((a, b) => b.logprob - a.logprob);
    const own = isGreedy ? all[0] : all.length <= 2 ? all.at(-1) : undefined;
    if (own === undefined) throw untold(at, all.length, of);
    return { ...own, alternatives: all.slice(0, 1) };
  });
}

function untold(at: number, count: number, of: "prompt" | "reply"): Error {
  return modelError("model.failed", {
    message: `The model gives ${count} log probabilities at place ${at} of the ${of}, and does not tell which is that of the token there.`,
    hint:
      of === "reply"
        ? "Ask with temperature 0, where the likeliest token is the one taken, or set imported.format to openai-chat."
        : "Serve the model with vLLM for log probabilities of a prompt, which tells the ids of its tokens.",
  });
}
