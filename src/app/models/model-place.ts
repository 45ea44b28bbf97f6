import { nearestWord } from "../../adapters/shared/nearest-word.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { ModelName } from "../../contracts/pipeline.ts";
import type { ModelSettings, ModelsSettings } from "../config/model-settings.ts";

/** Where a model is and what is known of it there. */
export interface ModelPlace {
  name: ModelName;
  /** Before the first slash: a vendor, or a name of the person's own. */
  provider: string;
  /** Whose interface it speaks. */
  vendor: string;
  /** After the first slash: what the vendor calls it. */
  model: string;
  /** Of the provider, overlaid with those of the model itself. */
  settings: ModelSettings;
}

/** Who offers models of the kind that is looked for. */
export interface VendorsOfKind {
  /** In the plural, such as "language models". */
  kind: string;
  vendors: readonly string[];
  /** Vendors of other kinds too. */
  everyVendor: readonly string[];
}

/**
 * Finds a model by its name. Throws AppError "config.invalid" for a provider that is neither known nor described, or that has no
 * models of the kind.
 */
export function modelPlace(
  name: ModelName,
  models: ModelsSettings,
  { kind, vendors, everyVendor }: VendorsOfKind,
): ModelPlace {
  const slash = name.indexOf("/");
  const provider = name.slice(0, slash);
  const settings: ModelSettings = { ...models[provider], ...models[name] };
  const vendor = settings.like ?? provider;
  if (!vendors.includes(vendor) && everyVendor.includes(vendor)) {
    throw new AppError("config.invalid", {
      message: `${name} cannot be asked here: of ${vendor}, Soundings knows no ${kind}.`,
      hint: `It knows ${kind} of ${vendors.join(", ")}.`,
    });
  }
  if (!vendors.includes(vendor)) {
    const nearest = nearestWord(vendor, vendors);
    throw new AppError("config.invalid", {
      message: `${name} names the provider "${vendor}", which Soundings does not know.`,
      hint:
        nearest === undefined
          ? `Known are ${vendors.join(", ")}; describe one of your own in soundings.yaml: models: { ${provider}: { like: openai, baseUrl: https://… } }.`
          : `Did you mean ${nearest}/${name.slice(slash + 1)}?`,
    });
  }
  return { name, provider, vendor, model: name.slice(slash + 1), settings };
}
