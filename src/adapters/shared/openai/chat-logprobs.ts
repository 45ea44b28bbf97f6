import type { TokenAlternative, TokenLogprob } from "../../../contracts/model.ts";
import type { WireLogprobs } from "./chat-wire.ts";

/** The tokens of a piece of a reply; none where it has no log probabilities. */
export function chatTokens(logprobs: WireLogprobs | null | undefined): TokenLogprob[] {
  return [...(logprobs?.content ?? []), ...(logprobs?.refusal ?? [])].map(
    ({ token, logprob, bytes, top_logprobs }) => ({
      text: token,
      logprob,
      ...(bytes && { bytes }),
      alternatives: (top_logprobs ?? [])
        .map(({ token, logprob }) => ({ text: token, logprob }))
        .sort(byLogprob),
    }),
  );
}

/** The likeliest first. */
export function byLogprob(a: TokenAlternative, b: TokenAlternative): number {
  return b.logprob - a.logprob;
}
