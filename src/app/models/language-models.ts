import { anthropicModel, anthropicWords } from "../../adapters/models/anthropic/anthropic-model.ts";
import { type BedrockSettings, bedrockModel } from "../../adapters/models/bedrock/bedrock-model.ts";
import { geminiModel, geminiWords } from "../../adapters/models/gemini/gemini-model.ts";
import { sagemakerModel } from "../../adapters/models/sagemaker/sagemaker-model.ts";
import type { SagemakerSettings } from "../../adapters/models/sagemaker/sagemaker-settings.ts";
import { awsBaseUrl } from "../../adapters/shared/aws/aws-service.ts";
import {
  type CompatibleVendorName,
  compatibleVendors,
} from "../../adapters/models/openai-compatible/vendors.ts";
import { openaiCompatibleModel } from "../../adapters/models/openai-compatible/openai-compatible-model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { traitsWithLimits } from "./known-of-model.ts";
import type { ModelPlace } from "./model-place.ts";
import type { ModelVendor, ProviderParts } from "./model-vendor.ts";

type LanguageModelVendor = ModelVendor<LanguageModel, ProviderParts>;

const compatible: LanguageModelVendor = {
  keyVariable: ({ vendor }) => compatibleVendors[vendor as CompatibleVendorName].key.variable,
  baseUrl: ({ vendor }) => compatibleVendors[vendor as CompatibleVendorName].baseUrl,
  open: (place, parts) =>
    openaiCompatibleModel(
      {
        vendor: place.vendor as CompatibleVendorName,
        name: place.provider,
        model: place.model,
        ...baseModelOf(place),
        ...reachOf(place),
        ...versionedBase(place),
      },
      parts,
    ),
};

/** How to open the language models of each vendor. */
export const languageModels: Readonly<Record<string, LanguageModelVendor>> = {
  ...Object.fromEntries(Object.keys(compatibleVendors).map((vendor) => [vendor, compatible])),
  anthropic: {
    keyVariable: () => anthropicWords.key.variable,
    baseUrl: () => anthropicWords.baseUrl,
    open: (place, parts) => anthropicModel({ model: place.model, ...reachOf(place) }, parts),
  },
  gemini: {
    keyVariable: () => geminiWords.key.variable,
    baseUrl: () => geminiWords.baseUrl,
    open: (place, parts) => geminiModel({ model: place.model, ...reachOf(place) }, parts),
  },
  bedrock: {
    keyVariable: () => null,
    baseUrl: ({ model, settings: { region } }, surroundings) =>
      awsBaseUrl(
        { service: "bedrock", region, ...(model.startsWith("arn:") && { arn: model }) },
        surroundings,
      ),
    open: (place, parts) => bedrockModel(bedrockSettings(place), parts),
  },
  sagemaker: {
    keyVariable: () => null,
    baseUrl: ({ settings: { region } }, surroundings) =>
      awsBaseUrl({ service: "sagemaker", region }, surroundings),
    open: (place, parts) => sagemakerModel(sagemakerSettings(place), parts),
  },
};

/** Ollama and vLLM answer chat completions below /v1 alone, whose embedders may share the address without it. */
function versionedBase({ vendor, settings: { baseUrl } }: ModelPlace): { baseUrl?: string } {
  const isBare =
    baseUrl !== undefined && ["ollama", "vllm"].includes(vendor) && new URL(baseUrl).pathname === "/";
  return isBare ? { baseUrl: new URL("/v1", baseUrl).href } : {};
}

/** Without the vendor before it, as the vendor calls it. */
function baseModelOf({ settings: { baseModel } }: ModelPlace): { baseModel?: string } {
  return baseModel === undefined ? {} : { baseModel: baseModel.slice(baseModel.indexOf("/") + 1) };
}

function bedrockSettings(place: ModelPlace): BedrockSettings {
  const { region, stream, format, family } = place.settings;
  const imported = {
    ...(format !== undefined && { format: format as ImportedFormatName }),
    ...(family !== undefined && family !== "plain" && { family }),
  };
  return {
    model: place.model,
    ...(region !== undefined && { region }),
    ...(stream !== undefined && { stream }),
    ...(Object.keys(imported).length > 0 && { imported }),
    ...reachOf(place),
  };
}

type ImportedFormatName = NonNullable<NonNullable<BedrockSettings["imported"]>["format"]>;

function sagemakerSettings(place: ModelPlace): SagemakerSettings {
  const { region, stream, format, family, inferenceComponent } = place.settings;
  return {
    endpoint: place.model,
    ...(region !== undefined && { region }),
    ...(stream !== undefined && { stream }),
    ...(format !== undefined && { format: format as NonNullable<SagemakerSettings["format"]> }),
    ...(family !== undefined && { family }),
    ...(inferenceComponent !== undefined && { inferenceComponent }),
    ...reachOf(place),
  };
}

/** What every adapter takes. */
function reachOf(place: ModelPlace): {
  baseUrl?: string;
  traits: Partial<LanguageModel["traits"]>;
  timeoutMs?: number;
  silenceMs?: number;
} {
  const { baseUrl, timeoutSeconds, silenceSeconds } = place.settings;
  return {
    traits: traitsWithLimits(place),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
    ...(silenceSeconds !== undefined && { silenceMs: silenceSeconds * 1000 }),
  };
}
