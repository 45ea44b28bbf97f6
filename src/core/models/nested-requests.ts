import type { AroundTextRequest, TextReply } from "../../ports/text-request.ts";

/** One around the other, the first outermost. */
export function nestedRequests(...arounds: readonly AroundTextRequest[]): AroundTextRequest {
  return <Value>(request: Parameters<AroundTextRequest>[0], send: () => Promise<TextReply<Value>>) =>
    arounds.reduceRight<() => Promise<TextReply<Value>>>(
      (inner, around) => () => around(request, inner),
      send,
    )();
}
