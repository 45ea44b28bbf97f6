import type { ModelTraits } from "../../contracts/model.ts";
import { type CatalogEntry, catalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import { providerBilling } from "../../core/models/catalog/provider-rules.ts";
import type { ModelPlace } from "./model-place.ts";

/** Prices and limits of a model, as the catalogue or the person says. Undefined where nobody says anything. */
export function knownOfModel(place: ModelPlace): CatalogEntry | undefined {
  const { prices, tokenizer, baseModel, traits } = place.settings;
  return catalogEntry(catalogId(place), {
    prices,
    tokenizer,
    baseModel,
    contextTokens: traits?.contextTokens ?? undefined,
    maxOutputTokens: traits?.maxOutputTokens ?? undefined,
  });
}

/** A server of one's own that speaks like a free one is free as well; another name than the vendor's own has no price in the catalogue. */
function catalogId({ name, vendor, model }: ModelPlace): string {
  const spoken = `${vendor}/${model}`;
  return providerBilling(spoken) === "free" ? spoken : name;
}

/** What a model can do, with the limits that are known of it. */
export function traitsWithLimits(place: ModelPlace): Partial<ModelTraits> {
  const entry = knownOfModel(place);
  const said = Object.entries(place.settings.traits ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...(entry !== undefined && entry.contextTokens !== null && { contextTokens: entry.contextTokens }),
    ...(entry !== undefined && entry.maxOutputTokens !== null && { maxOutputTokens: entry.maxOutputTokens }),
    ...(Object.fromEntries(said) as Partial<ModelTraits>),
  };
}
