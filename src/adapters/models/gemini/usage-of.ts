import type { ModelUsage } from "../../../contracts/model.ts";
import type { WireUsage } from "./wire.ts";

/** Undefined where not all is told. Gemini counts thoughts apart from the rest of the output, and leaves out what is 0. */
export function usageOf(wire: WireUsage | null | undefined): ModelUsage | undefined {
  if (!wire) return undefined;
  const { promptTokenCount, candidatesTokenCount, totalTokenCount } = wire;
  const { cachedContentTokenCount: cached, thoughtsTokenCount: thoughts } = wire;
  if (typeof promptTokenCount !== "number") return undefined;
  const inputTokens = promptTokenCount + (wire.toolUsePromptTokenCount ?? 0);
  const rest = typeof totalTokenCount === "number" ? Math.max(0, totalTokenCount - inputTokens) : undefined;
  const outputTokens =
    typeof candidatesTokenCount === "number" ? candidatesTokenCount + (thoughts ?? 0) : rest;
  if (outputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens,
    ...(typeof cached === "number" && { cachedInputTokens: cached }),
    ...(typeof thoughts === "number" && { reasoningTokens: thoughts }),
  };
}
