import type { AroundTextRequest, TextRequest } from "../../ports/text-request.ts";
import type { ModelLimiter } from "./model-limiter.ts";

export interface LimitedRequestsSettings {
  /** One for everything of a provider. */
  limiter: ModelLimiter;
  /** Rather too many than too few. */
  tokensOf: (request: TextRequest) => number;
}

/** Sends a request of an embedder or reranker only when its provider's limits have room for it. */
export function limitedRequests({ limiter, tokensOf }: LimitedRequestsSettings): AroundTextRequest {
  return async (request, send) => {
    const pass = await limiter.enter(tokensOf(request), request.signal);
    let used: number | undefined;
    try {
      const reply = await send();
      used = reply.usage.tokens ?? undefined;
      return reply;
    } finally {
      pass.leave(used);
    }
  };
}
