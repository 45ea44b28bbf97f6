import { bedrockEmbedder } from "../../adapters/embedders/bedrock/bedrock-embedder.ts";
import { sagemakerEmbedder } from "../../adapters/embedders/sagemaker/sagemaker-embedder.ts";
import { awsBaseUrl } from "../../adapters/shared/aws/aws-service.ts";
import { ollamaEmbedder } from "../../adapters/embedders/ollama/ollama-embedder.ts";
import {
  type EmbeddingVendorName,
  embeddingVendors,
} from "../../adapters/embedders/openai-compatible/embedding-vendors.ts";
import { openaiCompatibleEmbedder } from "../../adapters/embedders/openai-compatible/openai-compatible-embedder.ts";
import type { ServedEmbedderSettings } from "../../adapters/embedders/served/served-embedder.ts";
import { textEmbeddingsInferenceEmbedder } from "../../adapters/embedders/text-embeddings-inference/text-embeddings-inference-embedder.ts";
import { textEmbeddingsInference } from "../../adapters/shared/provider/text-embeddings-inference.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { EmbeddingModelReference } from "../../contracts/pipeline.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { AroundTextRequest } from "../../ports/text-request.ts";
import { knownDimensions } from "./known-dimensions.ts";
import type { ModelPlace } from "./model-place.ts";
import type { ModelVendor, ProviderParts } from "./model-vendor.ts";

export interface TextParts extends ProviderParts {
  around: AroundTextRequest;
}

type EmbeddingVendor = ModelVendor<Embedder, TextParts, EmbeddingModelReference>;

const compatible: EmbeddingVendor = {
  keyVariable: ({ vendor }) => embeddingVendors[vendor as EmbeddingVendorName].key.variable,
  baseUrl: ({ vendor }) => embeddingVendors[vendor as EmbeddingVendorName].baseUrl,
  open: (place, parts, asked) =>
    openaiCompatibleEmbedder(
      { vendor: place.vendor as EmbeddingVendorName, ...settingsOf(place, asked) },
      parts,
    ),
};

/** How to open the embedding models of each vendor. */
export const embeddingModels: Readonly<Record<string, EmbeddingVendor>> = {
  ...Object.fromEntries(Object.keys(embeddingVendors).map((vendor) => [vendor, compatible])),
  ollama: {
    keyVariable: () => "OLLAMA_API_KEY",
    baseUrl: () => "http://localhost:11434",
    // Its chat is spoken below /v1, its embeddings beside it: one base URL serves both.
    open: (place, parts, asked) => {
      const { baseUrl, ...settings } = settingsOf(place, asked);
      const own = baseUrl?.replace(/\/v1\/*$/, "");
      return ollamaEmbedder({ ...settings, ...(own !== undefined && { baseUrl: own }) }, parts);
    },
  },
  tei: {
    keyVariable: () => textEmbeddingsInference.vendor.key.variable,
    baseUrl: () => textEmbeddingsInference.vendor.baseUrl,
    open: (place, parts, asked) => textEmbeddingsInferenceEmbedder(settingsOf(place, asked), parts),
  },
  bedrock: {
    keyVariable: () => null,
    baseUrl: ({ model, settings: { region } }, surroundings) =>
      awsBaseUrl(
        { service: "bedrock", region, ...(model.startsWith("arn:") && { arn: model }) },
        surroundings,
      ),
    open: (place, parts, asked) =>
      bedrockEmbedder({ model: place.model, ...awsSettingsOf(place, asked) }, parts),
  },
  sagemaker: {
    keyVariable: () => null,
    baseUrl: ({ settings: { region } }, surroundings) =>
      awsBaseUrl({ service: "sagemaker", region }, surroundings),
    open: (place, parts, asked) =>
      sagemakerEmbedder(
        { endpoint: place.model, ...awsSettingsOf(place, asked), ...sagemakerFormat(place) },
        parts,
      ),
  },
};

function awsSettingsOf({ settings }: ModelPlace, { dimensions }: EmbeddingModelReference) {
  const { region, baseUrl, timeoutSeconds } = settings;
  return {
    ...(dimensions !== undefined && { dimensions }),
    ...(region !== undefined && { region }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
  };
}

function sagemakerFormat({ settings: { format, inferenceComponent } }: ModelPlace) {
  return {
    ...(format !== undefined && { format: format as "text_inputs" | "inputs" }),
    ...(inferenceComponent !== undefined && { inferenceComponent }),
  };
}

function settingsOf(place: ModelPlace, asked: EmbeddingModelReference): ServedEmbedderSettings {
  const { baseUrl, timeoutSeconds } = place.settings;
  const dimensions = asked.dimensions ?? knownDimensions(place.model);
  if (dimensions === undefined) {
    throw new AppError("config.invalid", {
      message: `Soundings does not know how long the vectors of ${place.name} are.`,
      hint: `Write it: embed: { embedder: { model: ${place.name}, dimensions: 768 } }, with the model's own number.`,
    });
  }
  const prefixes = {
    ...(asked.queryPrefix !== undefined && { query: asked.queryPrefix }),
    ...(asked.passagePrefix !== undefined && { passage: asked.passagePrefix }),
  };
  return {
    model: place.model,
    dimensions,
    shortened: asked.dimensions !== undefined && asked.dimensions !== knownDimensions(place.model),
    prefixes,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
  };
}
