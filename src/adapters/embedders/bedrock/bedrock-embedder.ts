import { AppError } from "../../../contracts/app-error.ts";
import type { Egress } from "../../../ports/egress.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { type AroundRequest, awsEmbedder } from "../../shared/aws/aws-embedder.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { modelPath } from "../../shared/aws/model-path.ts";
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

export interface BedrockEmbedderParts extends AwsAccess {
  egress: Egress;
  around?: AroundRequest;
}

/** An embedder of Amazon Bedrock. Throws AppError "config.invalid" for settings that cannot work. */
export function bedrockEmbedder(settings: BedrockEmbedderSettings, parts: BedrockEmbedderParts): Embedder {
  const { model, region, baseUrl, truncate = false, requestsAtOnce = 8, timeoutMs = 300_000 } = settings;
  const known = embeddingModel(model);
  const dimensions = settings.dimensions ?? known.dimensions[0];
  requireDimensions(model, known, dimensions);
  // Only those with several lengths are told which.
  const asked = known.dimensions.length > 1 ? dimensions : undefined;
  return awsEmbedder({
    id: `bedrock/${model}-${dimensions}`,
    name: model,
    kind: "model",
    service: awsService(
      { service: "bedrock", region, baseUrl, ...(model.startsWith("arn:") && { arn: model }) },
      parts,
    ),
    egress: parts.egress,
    path: modelPath(model, "invoke"),
    action: "bedrock:InvokeModel",
    headers: {},
    wire: known.wire === "titan" ? titanWire(asked) : cohereWire(known.wire, asked, truncate),
    dimensions,
    requestsAtOnce,
    timeoutMs,
    around: parts.around,
  });
}

function requireDimensions(model: string, { dimensions }: BedrockEmbeddingModel, wanted: number): void {
  if (dimensions.includes(wanted)) return;
  throw new AppError("config.invalid", {
    message: `${model} gives vectors of ${dimensions.join(", ")} numbers, not of ${wanted}.`,
    hint: `Set dimensions to ${dimensions.length === 1 ? "that, or leave them out" : "one of these"}.`,
  });
}
