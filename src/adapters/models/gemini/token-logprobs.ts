import type { TokenAlternative, TokenLogprob } from "../../../contracts/model.ts";
import type { WireLogprobs, WireToken } from "./wire.ts";

export function tokenLogprobs({ chosenCandidates, topCandidates }: WireLogprobs): TokenLogprob[] {
  return (chosenCandidates ?? []).map((token, at) => ({
    ...alternative(token),
    alternatives: (topCandidates?.[at]?.candidates ?? [])
      .map(alternative)
      .sort((a, b) => b.logprob - a.logprob),
  }));
}

function alternative({ token, tokenId, logProbability }: WireToken): TokenAlternative {
  return { text: token, logprob: logProbability, ...(typeof tokenId === "number" && { id: tokenId }) };
}
