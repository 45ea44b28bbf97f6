import type { ModelUsage } from "../../../contracts/model.ts";
import type { WireUsage } from "./chat-wire.ts";

/** As far as it is told. */
export function countsOf(wire: WireUsage): Partial<ModelUsage> {
  const cached = wire.prompt_tokens_details?.cached_tokens;
  const reasoning = wire.completion_tokens_details?.reasoning_tokens;
  return {
    inputTokens: wire.prompt_tokens,
    ...(typeof wire.completion_tokens === "number" && { outputTokens: wire.completion_tokens }),
    ...(typeof cached === "number" && { cachedInputTokens: cached }),
    ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
  };
}
