import type { MeteredCall } from "./metered-model.ts";

/** What many calls took together. */
export interface UsageTotal {
  calls: number;
  /** Those among them of which nobody knows what they took: the tokens are then a lower bound. */
  callsWithoutUsage: number;
  inputTokens: number;
  outputTokens: number;
  /** Parts of these, as far as they were told. */
  cachedInputTokens: number;
  reasoningTokens: number;
}

export const noUsage: UsageTotal = {
  calls: 0,
  callsWithoutUsage: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
};

export function addCall(total: UsageTotal, { usage }: MeteredCall): UsageTotal {
  return {
    calls: total.calls + 1,
    callsWithoutUsage: total.callsWithoutUsage + (usage === null ? 1 : 0),
    inputTokens: total.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: total.outputTokens + (usage?.outputTokens ?? 0),
    cachedInputTokens: total.cachedInputTokens + (usage?.cachedInputTokens ?? 0),
    reasoningTokens: total.reasoningTokens + (usage?.reasoningTokens ?? 0),
  };
}
