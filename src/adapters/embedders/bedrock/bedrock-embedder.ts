import { AppError } from "../../../contracts/app-error.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { awsTextProvider, type AwsTextProviderParts } from "../../shared/aws/aws-text-provider.ts";
import { modelPath } from "../../shared/aws/model-path.ts";
import { requireOneForEach } from "../served/require-one-for-each.ts";
import { textEmbedder } from "../served/text-embedder.ts";
import { cohereWire } from "./cohere-wire.ts";
import { type BedrockEmbeddingModel, embeddingModel } from "./embedding-models.ts";
import { titanWire } from "./titan-wire.ts";

export interface BedrockEmbedderSettings {
  /** Such as amazon.titan-embed-text-v2:0 or cohere.embed-multilingual-v3; an inference profile or an ARN that names one. */
  model: string;
  /** Where the model has several lengths, and this is not the usual one. */
  dimensions?: number;
  /** Else AWS_REGION, AWS_DEFAULT_REGION or that of the profile. */
  region?: string;
  /** Where it is not that of the region. */
  baseUrl?: string;
  /** Whether Cohere may leave out the end of a text that is too long; else such a text is an error. */
  truncate?: boolean;
  requestsAtOnce?: number;
  /** Of one request, from the first byte sent to the last received. */
  timeoutMs?: number;
}

export type BedrockEmbedderParts = AwsAccess & AwsTextProviderParts;

/** An embedder of Amazon Bedrock. Throws AppError "config.invalid" for settings that cannot work. */
export function bedrockEmbedder(settings: BedrockEmbedderSettings, parts: BedrockEmbedderParts): Embedder {
  const { model, region, baseUrl, truncate = false, requestsAtOnce = 8, timeoutMs = 300_000 } = settings;
  const known = embeddingModel(model);
  const dimensions = settings.dimensions ?? known.dimensions[0];
  requireDimensions(model, known, dimensions);
  // Only those with several lengths are told which.
  const asked = known.dimensions.length > 1 ? dimensions : undefined;
  const id = `bedrock/${model}-${dimensions}`;
  const service = awsService(
    { service: "bedrock", region, baseUrl, ...(model.startsWith("arn:") && { arn: model }) },
    parts,
  );
  const path = modelPath(model, "invoke");
  const action = "bedrock:InvokeModel";
  const provider = awsTextProvider(
    { id, name: model, kind: "model", service, path, action, headers: {}, timeoutMs },
    parts,
  );
  const wire = known.wire === "titan" ? titanWire(asked) : cohereWire(known.wire, asked, truncate);
  return textEmbedder({
    id,
    version: wire.version + provider.elsewhere,
    dimensions,
    provider,
    wire: {
      body: wire.body,
      read({ body, headers }, texts, asked) {
        const vectors = wire.vectorsIn(body);
        if (vectors === undefined) throw asked.badReply("JSON without vectors");
        requireOneForEach(vectors, texts, asked);
        return { vectors, usage: { tokens: countedTokens(headers), searchUnits: null } };
      },
    },
    batch: { texts: wire.textsPerRequest, characters: Number.POSITIVE_INFINITY },
    requestsAtOnce,
  });
}

/** As Amazon Bedrock bills them; null where an answer does not tell. */
function countedTokens(headers: Readonly<Record<string, string>>): number | null {
  const tokens = Number(headers["x-amzn-bedrock-input-token-count"] ?? Number.NaN);
  return Number.isInteger(tokens) ? tokens : null;
}

function requireDimensions(model: string, { dimensions }: BedrockEmbeddingModel, wanted: number): void {
  if (dimensions.includes(wanted)) return;
  throw new AppError("config.invalid", {
    message: `${model} gives vectors of ${dimensions.join(", ")} numbers, not of ${wanted}.`,
    hint: `Set dimensions to ${dimensions.length === 1 ? "that, or leave them out" : "one of these"}.`,
  });
}
