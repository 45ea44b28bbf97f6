import type { TextUsage } from "../../ports/text-request.ts";
import { costOf, searchCostOf } from "./call-cost.ts";
import type { CatalogEntry } from "./catalog/catalog-entry.ts";

export type TextPrices = Pick<CatalogEntry, "prices" | "usdPerThousandSearches">;

/** What a request of an embedder or reranker costs, in US dollars; undefined where its price or what it took is not known. */
export function textCostOf(
  { prices, usdPerThousandSearches }: TextPrices,
  { tokens, searchUnits }: TextUsage,
): number | undefined {
  if (usdPerThousandSearches !== undefined) {
    return searchUnits === null ? undefined : searchCostOf(searchUnits, usdPerThousandSearches);
  }
  return tokens === null ? undefined : costOf({ inputTokens: tokens, outputTokens: 0 }, prices);
}
