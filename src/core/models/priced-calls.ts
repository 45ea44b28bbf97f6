import type { ModelRequest, ModelUsage } from "../../contracts/model.ts";
import { boundOf, costOf } from "./call-cost.ts";
import type { CatalogEntry } from "./catalog/catalog-entry.ts";
import { inputTokensOf } from "./input-tokens.ts";
import type { CountTokens } from "../text/token-counter.ts";

/** What the calls of one model can cost and do cost, in US dollars; undefined where nobody knows its prices. */
export interface PricedCalls {
  boundOf(request: ModelRequest): number | undefined;
  costOf(usage: ModelUsage): number | undefined;
}

export function pricedCalls(
  { prices, tokenizer }: Pick<CatalogEntry, "prices" | "tokenizer">,
  countTokens: CountTokens,
): PricedCalls {
  return {
    boundOf(request) {
      // Without a tokenizer the bound is one of bytes, and counting would only take time.
      const count = tokenizer === null ? () => 0 : countTokens;
      const { upperBound } = inputTokensOf(request, tokenizer, count);
      return boundOf({ inputTokens: upperBound, maxOutputTokens: request.maxOutputTokens }, prices);
    },
    costOf: (usage) => costOf(usage, prices),
  };
}
