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
        ...reachOf(place),
      },
      parts,
    ),
};

/** How to open the language models of each vendor. */
export const languageModels: Readonly<Record<string, LanguageModelVendor>> = {
  ...Object.fromEntries(Object.keys(compatibleVendors).map((vendor) => [vendor, compatible])),
};

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
