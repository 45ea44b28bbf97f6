import {
  type CompatibleVendorName,
  compatibleVendors,
} from "../../adapters/models/openai-compatible/vendors.ts";
import { openaiCompatibleModel } from "../../adapters/models/openai-compatible/openai-compatible-model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { ModelSettings } from "../config/model-settings.ts";
import type { ModelVendor, ProviderParts } from "./model-vendor.ts";

type LanguageModelVendor = ModelVendor<LanguageModel, ProviderParts>;

const compatible: LanguageModelVendor = {
  keyVariable: ({ vendor }) => compatibleVendors[vendor as CompatibleVendorName].key.variable,
  baseUrl: ({ vendor }) => compatibleVendors[vendor as CompatibleVendorName].baseUrl,
  open: ({ provider, vendor, model, settings }, parts) =>
    openaiCompatibleModel(
      {
        vendor: vendor as CompatibleVendorName,
        name: provider,
        model,
        ...reachOf(settings),
      },
      parts,
    ),
};

/** How to open the language models of each vendor. */
export const languageModels: Readonly<Record<string, LanguageModelVendor>> = {
  ...Object.fromEntries(Object.keys(compatibleVendors).map((vendor) => [vendor, compatible])),
};

/** What every adapter takes. */
function reachOf({ baseUrl, traits, timeoutSeconds, silenceSeconds }: ModelSettings): {
  baseUrl?: string;
  traits?: Partial<LanguageModel["traits"]>;
  timeoutMs?: number;
  silenceMs?: number;
} {
  const known = Object.entries(traits ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...(baseUrl !== undefined && { baseUrl }),
    ...(known.length > 0 && { traits: Object.fromEntries(known) as Partial<LanguageModel["traits"]> }),
    ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
    ...(silenceSeconds !== undefined && { silenceMs: silenceSeconds * 1000 }),
  };
}
