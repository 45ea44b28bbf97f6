import type { AroundTextRequest, TextRequest, TextUsage } from "../../ports/text-request.ts";
import type { BudgetMeter } from "./budget-meter.ts";
import { costOf, searchCostOf } from "./call-cost.ts";
import type { CatalogEntry } from "./catalog/catalog-entry.ts";
import { isTurnedDown } from "./turned-down.ts";
import { unknownPrice } from "./unknown-price.ts";

export interface BudgetedRequestsSettings {
  /** One for everything that the budget is for. */
  meter: BudgetMeter;
  entry: Pick<CatalogEntry, "prices" | "usdPerThousandSearches" | "billing">;
}

/** Sends a request of an embedder or reranker only when the budget holds what it can cost at the most. */
export function budgetedRequests({ meter, entry }: BudgetedRequestsSettings): AroundTextRequest {
  return async (request, send) => {
    const bound = costWith(entry, { tokens: mostTokens(request), searchUnits: searchesOf(request) });
    if (bound === undefined) throw unknownPrice(request.part, entry.billing);
    const reservation = await meter.reserve(bound, request.signal);
    try {
      const reply = await send();
      reservation.settle(costWith(entry, reply.usage));
      return reply;
    } catch (error) {
      if (isTurnedDown(error)) reservation.settle(0);
      throw error;
    } finally {
      // What broke otherwise may have been paid for.
      reservation.settle(undefined);
    }
  };
}

/** A UTF-16 code unit is three bytes at the most, and no tokenizer makes more tokens than bytes; a few stand around each text. */
function mostTokens({ characters, texts }: TextRequest): number {
  return 3 * characters + 16 * texts;
}

/** Rerankers count up to 100 texts as one search. */
function searchesOf({ texts }: TextRequest): number {
  return Math.max(1, Math.ceil(texts / 100));
}

function costWith(
  { prices, usdPerThousandSearches }: BudgetedRequestsSettings["entry"],
  { tokens, searchUnits }: TextUsage,
): number | undefined {
  if (usdPerThousandSearches !== undefined) {
    return searchUnits === null ? undefined : searchCostOf(searchUnits, usdPerThousandSearches);
  }
  return tokens === null ? undefined : costOf({ inputTokens: tokens, outputTokens: 0 }, prices);
}
