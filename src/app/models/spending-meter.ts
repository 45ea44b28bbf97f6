import type { MeteredCall } from "../../core/models/metered-model.ts";
import {
  addRequest,
  type MeteredRequest,
  noTextUsage,
  type TextUsageTotal,
} from "../../core/models/metered-requests.ts";
import { addCall, noUsage, type UsageTotal } from "../../core/models/usage-total.ts";

/** What models have taken so far, by model; replies that were kept before are not in it. */
export interface SpendingMeter {
  modelCall(call: MeteredCall): void;
  textRequest(request: MeteredRequest): void;
  calls(): ReadonlyMap<string, UsageTotal>;
  requests(): ReadonlyMap<string, TextUsageTotal>;
}

export function spendingMeter(): SpendingMeter {
  const calls = new Map<string, UsageTotal>();
  const requests = new Map<string, TextUsageTotal>();
  return {
    modelCall: (call) => void calls.set(call.model, addCall(calls.get(call.model) ?? noUsage, call)),
    textRequest: (request) =>
      void requests.set(request.part, addRequest(requests.get(request.part) ?? noTextUsage, request)),
    calls: () => calls,
    requests: () => requests,
  };
}
