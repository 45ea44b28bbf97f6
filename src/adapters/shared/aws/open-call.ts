import type { EgressStream, StreamingEgress } from "../../../ports/egress.ts";
import type { ModelCallOptions } from "../../../ports/language-model.ts";
import type { ProviderEndpoint } from "../provider/provider-endpoint.ts";
import { unreached } from "../provider/unreached.ts";
import type { AwsService } from "./aws-service.ts";

export interface AwsCall {
  service: AwsService;
  egress: StreamingEgress;
  purpose: string;
  endpoint: ProviderEndpoint;
  headers: Readonly<Record<string, string>>;
  body: string;
  timeoutMs: number;
  silenceMs: number;
  options: ModelCallOptions;
}

const maxResponseBytes = 64 * 2 ** 20;

/** Signs a request and sends it; what keeps it from being answered is the model's error. */
export async function openCall(call: AwsCall): Promise<EgressStream> {
  const { service, egress, purpose, endpoint, headers, body, timeoutMs, silenceMs, options } = call;
  const { signal, carries } = options;
  const signed = await service.signed(endpoint.url, { "content-type": "application/json", ...headers }, body);
  try {
    return await egress.stream({
      purpose,
      method: "POST",
      url: endpoint.url,
      headers: signed,
      body,
      ...(carries !== undefined && { carries }),
      timeoutMs,
      silenceMs,
      maxResponseBytes,
      signal,
    });
  } catch (error) {
    throw unreached(error, service.unreachable);
  }
}
