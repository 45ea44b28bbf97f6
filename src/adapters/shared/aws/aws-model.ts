import { throwIfAborted } from "../../../contracts/abort.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { requireSupported } from "../../../ports/language-model-support.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { streamReply } from "../provider/stream-reply.ts";
import { unreached } from "../provider/unreached.ts";
import { type AskedAws, askedAws } from "./asked-aws.ts";
import { awsFailureOf, noAws } from "./aws-failure.ts";
import { awsReplyPieces, takingPieces } from "./aws-reply-pieces.ts";
import type { AwsRoute } from "./aws-route.ts";
import type { AwsService } from "./aws-service.ts";
import { openCall } from "./open-call.ts";

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

  return {
    id,
    // The same name elsewhere may be another model.
    version: isUsual ? version : `${version}@${address}`,
    traits,
    stream(request, options) {
      const isStreamed = route.isStreamed(request);
      const { path, action } = route.operation(isStreamed);
      const endpoint = service.endpointOf(path);
      const { maxOutputTokens } = request;
      const asked = askedAws(service, { id, name, kind, address: endpoint.address, action, maxOutputTokens });
      return streamReply({
        title: service.title,
        signal: options.signal,
        withoutSecrets: service.withoutSecrets,
        async open() {
          throwIfAborted(options.signal);
          requireSupported({ id, traits }, request);
          route.check(request, id);
          const { body, headers, warnings, reader, shown } = route.put(request, asked, isStreamed);
          const sent = JSON.stringify(body);
          const answer = await openCall({
            service,
            egress,
            purpose: `model ${id}`,
            endpoint,
            headers,
            body: sent,
            timeoutMs,
            // A reply that comes whole is silent until it is there.
            silenceMs: isStreamed ? silenceMs : timeoutMs,
            options,
          });
          const pieces = awsReplyPieces({ asked, answer, reader, shown });
          return { sent, warnings, answer, pieces, reader: takingPieces(reader) };
        },
        failureOf: (answer) => awsFailureOf(answer, asked),
        strangerAt: (status) => noAws(status, asked),
        brokenBy: (error) => unreached(error, "Try again; if it stays so, ask for a shorter reply."),
        adviceOnEnd: "ask for a shorter reply.",
      });
    },
  };
}
