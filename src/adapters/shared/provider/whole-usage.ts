import type { ModelUsage } from "../../../contracts/model.ts";

/** Undefined where not all is told: half of a usage would look like a cheap call. */
export function wholeUsage(counts: Partial<ModelUsage>): ModelUsage | undefined {
  const { inputTokens, outputTokens } = counts;
  return inputTokens === undefined || outputTokens === undefined
    ? undefined
    : { ...counts, inputTokens, outputTokens };
}
