import { throwIfAborted } from "../../../contracts/abort.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { requireSupported } from "../../../ports/language-model-support.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { unreached } from "../provider/unreached.ts";
import type { AskedAws } from "./asked-aws.ts";
import type { AwsRoute } from "./aws-route.ts";
import type { AwsService } from "./aws-service.ts";
import { openCall } from "./open-call.ts";
import { readAwsReply } from "./read-reply.ts";

export interface AwsModelSettings {
  id: string;
  name: string;
  kind: AskedAws["kind"];
  service: AwsService;
  route: AwsRoute;
  egress: StreamingEgress;
  /** What is known better of this model than its route knows. */
  traits: Partial<ModelTraits> | undefined;
  timeoutMs: number;
  silenceMs: number;
}

/** Of how a request is put and a reply is read. */
const wireVersion = "1";

/** A model behind a service of AWS, asked in the way of its route. */
export function awsModel(settings: AwsModelSettings): LanguageModel {
  const { id, name, kind, service, route, egress, timeoutMs, silenceMs } = settings;
  const traits: ModelTraits = { ...route.traits, ...settings.traits };
  const { isUsual, address } = service.endpointOf(route.operation(true).path);
  const version = `${wireVersion}${route.version}`;

  const stream: LanguageModel["stream"] = async function* (request, options) {
    const { signal } = options;
    throwIfAborted(signal);
    requireSupported({ id, traits }, request);
    route.check(request, id);
    const isStreamed = route.isStreamed(request);
    const { path, action } = route.operation(isStreamed);
    const endpoint = service.endpointOf(path);
    const asked: AskedAws = {
      id,
      name,
      kind,
      title: service.title,
      region: service.region,
      address: endpoint.address,
      action,
      withoutSecrets: service.withoutSecrets,
      maxOutputTokens: request.maxOutputTokens,
    };
    const { body: members, headers, warnings, reader, shown } = route.put(request, asked, isStreamed);
    const body = JSON.stringify(members);
    const reply = readAwsReply({
      sent: body,
      asked,
      signal,
      open: () =>
        openCall({
          service,
          egress,
          purpose: `model ${id}`,
          endpoint,
          headers,
          body,
          timeoutMs,
          // A reply that comes whole is silent until it is there.
          silenceMs: isStreamed ? silenceMs : timeoutMs,
          options,
        }),
      brokenBy: (error) => unreached(error, "Try again; if it stays so, ask for a shorter reply."),
      warnings,
      reader,
      shown,
    });
    for await (const event of reply) yield event;
  };

  // The same name elsewhere may be another model.
  return { id, version: isUsual ? version : `${version}@${address}`, traits, stream };
}
