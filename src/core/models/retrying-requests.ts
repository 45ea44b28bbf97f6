import type { AroundTextRequest } from "../../ports/text-request.ts";
import { type Circuit, failureBehind } from "./circuit.ts";
import { circuitOutcomeOf, retryDelay, type RetryDelaySettings } from "./retry-delay.ts";
import type { Wait } from "./wait.ts";

export interface RetryingRequestsSettings extends RetryDelaySettings {
  /** One for everything of a provider. */
  circuit: Circuit;
  wait: Wait;
}

/** Sends a request of an embedder or reranker again where a failure may pass. Those that came through are not sent again. */
export function retryingRequests(settings: RetryingRequestsSettings): AroundTextRequest {
  const { circuit, wait } = settings;
  return async ({ signal }, send) => {
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      let pass;
      let delay: number | undefined;
      try {
        pass = circuit.enter();
        const reply = await send();
        pass.end("answered");
        return reply;
      } catch (error) {
        pass?.end(circuitOutcomeOf(error), error);
        delay = retryDelay(error, attempt, waited, settings);
        if (delay === undefined) throw failureBehind(error);
      }
      await wait(delay, signal);
      waited += delay;
    }
  };
}
