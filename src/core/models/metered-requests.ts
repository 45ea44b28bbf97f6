import { AppError, type AppErrorCode } from "../../contracts/app-error.ts";
import type { AroundTextRequest, TextRequest, TextUsage } from "../../ports/text-request.ts";

/** What one request of an embedder or reranker took, and how it ended. */
export interface MeteredRequest extends Omit<TextRequest, "signal"> {
  /** Null where no reply came, which does not mean that it was free. */
  usage: TextUsage | null;
  /** What it failed with. */
  code: AppErrorCode | null;
}

/** Tells once of every request, however it ended. Placed innermost, it counts every attempt. */
export function meteredRequests(onRequest: (request: MeteredRequest) => void): AroundTextRequest {
  return async ({ part, texts, characters }, send) => {
    const metered: MeteredRequest = { part, texts, characters, usage: null, code: null };
    try {
      const reply = await send();
      metered.usage = reply.usage;
      return reply;
    } catch (error) {
      metered.code = error instanceof AppError ? error.code : "internal";
      throw error;
    } finally {
      onRequest(metered);
    }
  };
}

/** What many requests took together. */
export interface TextUsageTotal {
  requests: number;
  /** Of those that were answered. */
  texts: number;
  characters: number;
  tokens: number;
  searchUnits: number;
  /** Those of which nobody knows what they took: tokens and search units are then a lower bound. */
  requestsWithoutUsage: number;
}

export const noTextUsage: TextUsageTotal = {
  requests: 0,
  texts: 0,
  characters: 0,
  tokens: 0,
  searchUnits: 0,
  requestsWithoutUsage: 0,
};

export function addRequest(
  total: TextUsageTotal,
  { texts, characters, usage }: MeteredRequest,
): TextUsageTotal {
  const isTold = usage !== null && (usage.tokens !== null || usage.searchUnits !== null);
  return {
    requests: total.requests + 1,
    texts: total.texts + (usage === null ? 0 : texts),
    characters: total.characters + (usage === null ? 0 : characters),
    tokens: total.tokens + (usage?.tokens ?? 0),
    searchUnits: total.searchUnits + (usage?.searchUnits ?? 0),
    requestsWithoutUsage: total.requestsWithoutUsage + (isTold ? 0 : 1),
  };
}
