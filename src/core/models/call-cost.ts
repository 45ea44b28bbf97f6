import type { ModelUsage } from "../../contracts/model.ts";
import { freshInputPrice, pricesAt, type TokenPrices } from "./token-prices.ts";

const million = 1_000_000;

/**
 * What a call cost, in US dollars; undefined where no price is known. Cached input is a part of the input and reasoning a part of
 * the output, as usage tells them. Input that was not read from a cache counts as written to one where writing costs more, so that
 * the sum is never too small.
 */
export function costOf(usage: ModelUsage, prices: TokenPrices | undefined): number | undefined {
  if (prices === undefined) return undefined;
  const at = pricesAt(usage.inputTokens, prices);
  const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  const fresh = usage.inputTokens - cached;
  return (
    (fresh * freshInputPrice(at) + cached * (at.cachedInput ?? at.input) + usage.outputTokens * at.output) /
    million
  );
}

export interface CallBound {
  /** Not fewer than the provider will count. */
  inputTokens: number;
  maxOutputTokens: number;
}

/** What a call may cost at the most, in US dollars; undefined where no price is known. */
export function boundOf(call: CallBound, prices: TokenPrices | undefined): number | undefined {
  if (prices === undefined) return undefined;
  const { inputTokens, maxOutputTokens } = call;
  const tiers = prices.above === undefined ? [prices] : [prices, pricesAt(inputTokens, prices)];
  // Both tiers: a bound of tokens above the step does not say that the call will be, nor which of the two costs more.
  const bounds = tiers.map((at) => {
    const dearestInput = Math.max(freshInputPrice(at), at.cachedInput ?? 0);
    return (inputTokens * dearestInput + maxOutputTokens * at.output) / million;
  });
  return Math.max(...bounds);
}

/** What searches of a reranker cost, in US dollars; undefined where no price is known. */
export function searchCostOf(
  searches: number,
  usdPerThousandSearches: number | undefined,
): number | undefined {
  return usdPerThousandSearches === undefined ? undefined : (searches * usdPerThousandSearches) / 1000;
}
