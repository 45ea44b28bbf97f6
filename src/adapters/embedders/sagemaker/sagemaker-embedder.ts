import { AppError } from "../../../contracts/app-error.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { awsTextProvider, type AwsTextProviderParts } from "../../shared/aws/aws-text-provider.ts";
import { requireEndpointName } from "../../shared/aws/endpoint-name.ts";
import { requireOneForEach } from "../served/require-one-for-each.ts";
import { textEmbedder } from "../served/text-embedder.ts";
import { endpointVectors } from "./endpoint-vectors.ts";

export interface SagemakerEmbedderSettings {
  /** Its name, not its ARN. */
  endpoint: string;
  /** Length of its vectors; known of some models where the endpoint's name holds theirs. */
  dimensions?: number;
  /** "text_inputs" as JumpStart's own containers take texts, "inputs" as those of Hugging Face and text-embeddings-inference do. */
  format?: "text_inputs" | "inputs";
  /** Of several models behind one endpoint. */
  inferenceComponent?: string;
  /** Else AWS_REGION, AWS_DEFAULT_REGION or that of the profile. */
  region?: string;
  /** Where it is not that of the region. */
  baseUrl?: string;
  textsPerRequest?: number;
  requestsAtOnce?: number;
  /** Of one request, from the first byte sent to the last received. */
  timeoutMs?: number;
}

export type SagemakerEmbedderParts = AwsAccess & AwsTextProviderParts;

/** Lengths of models by what the name of an endpoint usually holds. */
const lengths: readonly { matches: RegExp; dimensions: number }[] = [
  { matches: /minilm-l(?:6|12)|bge-small|gte-small|e5-small/i, dimensions: 384 },
  { matches: /mpnet-base|bge-base|gte-base|e5-base/i, dimensions: 768 },
  { matches: /bge-large|bge-m3|gte-large|e5-large/i, dimensions: 1024 },
];

/** An embedder behind an endpoint of Amazon SageMaker. Throws AppError "config.invalid" for settings that cannot work. */
export function sagemakerEmbedder(
  settings: SagemakerEmbedderSettings,
  parts: SagemakerEmbedderParts,
): Embedder {
  const { endpoint, format = "text_inputs", inferenceComponent, region, baseUrl } = settings;
  const { textsPerRequest = 16, requestsAtOnce = 4, timeoutMs = 300_000 } = settings;
  requireEndpointName(endpoint);
  const dimensions = settings.dimensions ?? lengths.find(({ matches }) => matches.test(endpoint))?.dimensions;
  if (dimensions === undefined) {
    throw new AppError("config.invalid", {
      message: `How long the vectors of the endpoint "${endpoint}" are is not set.`,
      hint: "Set dimensions to what its model gives, such as 384 for all-MiniLM-L6-v2.",
    });
  }
  const service = awsService({ service: "sagemaker", region, baseUrl }, parts);
  const component = inferenceComponent === undefined ? "" : `/${inferenceComponent}`;
  const id = `sagemaker/${endpoint}${component}-${dimensions}`;
  const provider = awsTextProvider(
    {
      id,
      name: endpoint,
      kind: "endpoint",
      service,
      path: `/endpoints/${endpoint}/invocations`,
      action: "sagemaker:InvokeEndpoint",
      headers:
        inferenceComponent === undefined
          ? {}
          : { "x-amzn-sagemaker-inference-component": inferenceComponent },
      timeoutMs,
    },
    parts,
  );
  return textEmbedder({
    id,
    // Endpoints of one name in two regions have nothing in common.
    version: `1 ${format} ${service.region}${provider.elsewhere}`,
    dimensions,
    provider,
    wire: {
      body: (texts) => (format === "inputs" ? { inputs: texts } : { text_inputs: texts, mode: "embedding" }),
      read({ body }, texts, asked) {
        const vectors = endpointVectors(body);
        if (vectors === undefined) throw asked.badReply("JSON without vectors");
        requireOneForEach(vectors, texts, asked);
        return { vectors, usage: { tokens: null, searchUnits: null } };
      },
    },
    batch: { texts: textsPerRequest, characters: Number.POSITIVE_INFINITY },
    requestsAtOnce,
  });
}
