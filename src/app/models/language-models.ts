import {
  type CompatibleVendorName,
  compatibleVendors,
} from "../../adapters/models/openai-compatible/vendors.ts";
import { openaiCompatibleModel } from "../../adapters/models/openai-compatible/openai-compatible-model.ts";
import type { Environment } from "../../adapters/shared/provider/secret.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StreamingEgress } from "../../ports/egress.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { ModelSettings } from "../config/model-settings.ts";
import type { ModelPlace } from "./model-place.ts";

export interface ProviderParts {
  egress: StreamingEgress;
  environment: Environment;
  clock: Clock;
}

interface Vendor {
  /** Where its models are asked; null where only the person can say. */
  baseUrl: (place: ModelPlace) => string | null;
  open: (place: ModelPlace, parts: ProviderParts) => LanguageModel;
}

const compatible: Vendor = {
  baseUrl: ({ vendor }) => compatibleVendors[vendor as CompatibleVendorName].baseUrl,
  open: ({ provider, vendor, model, settings }, parts) =>
    openaiCompatibleModel(
      {
        vendor: vendor as CompatibleVendorName,
        name: provider,
        model,
        ...(settings.keyVariable !== undefined && { keyVariable: settings.keyVariable }),
        ...reachOf(settings),
      },
      parts,
    ),
};

/** How to open the language models of each vendor. */
const languageModels: Readonly<Record<string, Vendor>> = {
  ...Object.fromEntries(Object.keys(compatibleVendors).map((vendor) => [vendor, compatible])),
};

export const languageModelVendors: readonly string[] = Object.keys(languageModels);

/** The model itself, with nothing around it. The vendor must be one of `languageModelVendors`. */
export function openLanguageModel(place: ModelPlace, parts: ProviderParts): LanguageModel {
  return vendorOf(place).open(place, parts);
}

/** Every address that calls of the model may go to. */
export function languageModelOrigins(place: ModelPlace): string[] {
  const base = place.settings.baseUrl ?? vendorOf(place).baseUrl(place);
  return base === null || !URL.canParse(base) ? [] : [new URL(base).origin];
}

function vendorOf({ vendor }: ModelPlace): Vendor {
  const found = languageModels[vendor];
  if (found === undefined) throw new Error(`There is no way to open a language model of ${vendor}.`);
  return found;
}

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
