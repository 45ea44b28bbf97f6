import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { requireSupported } from "../../../ports/language-model-support.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import type { AskedAws } from "../../shared/aws/asked-aws.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { openCall } from "../../shared/aws/open-call.ts";
import { readAwsReply } from "../../shared/aws/read-reply.ts";
import { unreached } from "../../shared/provider/unreached.ts";
import { converseRoute } from "./converse-route.ts";
import { importedRoute } from "./imported-route.ts";
import { type ImportedSettings, isImported } from "./imported-settings.ts";

export interface BedrockSettings {
  /** Id or ARN of a model, an inference profile or an imported model. */
  model: string;
  /** Else that of the ARN, AWS_REGION, AWS_DEFAULT_REGION or the profile. */
  region?: string;
  /** Where it is not that of the region. */
  baseUrl?: string;
  /** What is known better of this model than of its family. */
  traits?: Partial<ModelTraits>;
  /** False where the model cannot stream, or shall not. */
  stream?: boolean;
  /** From the first byte sent to the last received. */
  timeoutMs?: number;
  /** How long nothing may come. */
  silenceMs?: number;
  /** Of a model that was imported, which an ARN tells. */
  imported?: ImportedSettings;
}

export interface BedrockParts extends AwsAccess {
  egress: StreamingEgress;
}

/** Of how a request is put and a reply is read. */
const wireVersion = "1";

/**
 * A model of Amazon Bedrock: by Converse, or by InvokeModel where it was imported, which alone carries log probabilities. Throws
 * AppError "config.invalid" for settings that cannot work.
 */
export function bedrockModel(settings: BedrockSettings, parts: BedrockParts): LanguageModel {
  const { model, timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  if (model.trim() === "" || /\s/.test(model)) {
    throw new AppError("config.invalid", {
      message: `"${model}" is not the id of a model of Amazon Bedrock.`,
      hint: "Write it as AWS does, such as us.anthropic.claude-sonnet-4-5-20250929-v1:0, or as an ARN.",
    });
  }
  const service = awsService(
    {
      service: "bedrock",
      region: settings.region,
      baseUrl: settings.baseUrl,
      ...(model.startsWith("arn:") && { arn: model }),
    },
    parts,
  );
  const route = isImported(model)
    ? importedRoute(model, settings.imported, settings.stream)
    : converseRoute(model, settings.stream);
  const id = `bedrock/${model}`;
  const traits: ModelTraits = { ...route.traits, ...settings.traits };
  const endpointOf = (isStreamed: boolean) =>
    service.endpointOf(`/model/${encodeURIComponent(model)}/${route.operation(isStreamed).path}`);
  const { isUsual, address } = endpointOf(true);
  const version = `${wireVersion}${route.version}`;

  const stream: LanguageModel["stream"] = async function* (request, options) {
    const { signal } = options;
    throwIfAborted(signal);
    requireSupported({ id, traits }, request);
    route.check(request, id);
    const isStreamed = route.isStreamed(request);
    const endpoint = endpointOf(isStreamed);
    const asked: AskedAws = {
      id,
      name: model,
      kind: "model",
      title: service.title,
      region: service.region,
      address: endpoint.address,
      action: route.operation(isStreamed).action,
      maxOutputTokens: request.maxOutputTokens,
    };
    const put = route.put(request, asked, isStreamed);
    const body = JSON.stringify(put.body);
    const reply = readAwsReply({
      sent: body,
      asked,
      signal,
      withoutSecrets: service.withoutSecrets,
      open: () =>
        openCall({
          service,
          egress: parts.egress,
          purpose: `model ${id}`,
          endpoint,
          headers: put.headers,
          body,
          timeoutMs,
          // A reply that comes whole is silent until it is there.
          silenceMs: isStreamed ? silenceMs : timeoutMs,
          options,
        }),
      brokenBy: (error) => unreached(error, "Try again; if it stays so, ask for a shorter reply."),
      warnings: put.warnings,
      reader: put.reader,
      shown: put.shown,
    });
    for await (const event of reply) yield event;
  };

  // The same name elsewhere may be another model.
  return { id, version: isUsual ? version : `${version}@${address}`, traits, stream };
}
