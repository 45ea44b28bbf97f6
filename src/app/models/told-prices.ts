import type { Models } from "../../contracts/api/models.ts";
import type { CatalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import { catalogSources } from "../../core/models/catalog/sources.ts";

export type ToldPrices = Models["known"][number]["prices"];

const nothing: Pick<CatalogEntry, "prices" | "usdPerThousandSearches" | "origins"> = {
  prices: undefined,
  usdPerThousandSearches: undefined,
  origins: {},
};

/** What a model costs, who says so and when; null where nobody knows. */
export function toldPrices(entry: CatalogEntry | undefined): ToldPrices | null {
  const { prices, usdPerThousandSearches, origins } = entry ?? nothing;
  if (prices === undefined && usdPerThousandSearches === undefined) return null;
  const origin = origins.input ?? origins.perThousandSearches;
  return {
    input: prices?.input ?? null,
    output: prices?.output ?? null,
    cachedInput: prices?.cachedInput ?? null,
    perThousandSearches: usdPerThousandSearches ?? null,
    source:
      origin === undefined
        ? null
        : origin.source === "config"
          ? "soundings.yaml"
          : catalogSources[origin.source].title,
    date: origin !== undefined && "date" in origin ? origin.date : null,
  };
}
