import { AppError } from "../../../contracts/app-error.ts";
import { freeTokens, type TokenPrices } from "../token-prices.ts";
import type { CatalogFieldName, CatalogKind, CatalogModel, Tokenizer } from "./catalog-model.ts";
import { catalogPrices } from "./catalog-prices.ts";
import { modelAliases } from "./model-aliases.ts";
import { catalogModels } from "./models.ts";
import { type ProviderBilling, providerBilling } from "./provider-rules.ts";
import type { CatalogSource } from "./sources.ts";

/** What a person says of a model; it wins over the catalogue. */
export interface ModelOverrides {
  /** US dollars per million tokens. */
  prices?: TokenPrices | undefined;
  contextTokens?: number | undefined;
  maxOutputTokens?: number | undefined;
  /** Null for one that cannot be counted here. */
  tokenizer?: Tokenizer | null | undefined;
  /** The model of the catalogue that stands behind another name, such as "azure/gpt-5" behind a deployment "azure/team-chat". */
  baseModel?: string | undefined;
}

export interface CatalogEntry {
  id: string;
  /** The row it comes from; null where a rule of the provider or a person alone speaks. */
  catalogId: string | null;
  kind: CatalogKind | null;
  /** "tokens" and "searches" have a price; "time" is billed by the hour, and "unknown" by nobody knows what. */
  billing: "tokens" | "searches" | ProviderBilling | "unknown";
  /** Undefined where nobody knows what a token costs, which does not mean that it is free. */
  prices: TokenPrices | undefined;
  usdPerThousandSearches: number | undefined;
  contextTokens: number | null;
  maxOutputTokens: number | null;
  tokenizer: Tokenizer | null;
  endOfLife: string | null;
  /** Of a usual paid account; a person's own account may have others. */
  limits: { requestsPerMinute?: number | undefined; tokensPerMinute?: number | undefined };
  /** Who says so, field by field. */
  origins: { readonly [Field in CatalogFieldName]?: FieldOrigin };
}

export type FieldOrigin = { source: CatalogSource; date: string } | { source: "config" };

const byId = new Map(catalogModels.map((model) => [model.id, model]));

/**
 * What is known of a model: by its exact name, by a documented alias, by a rule of its provider, or by a person's own settings.
 * Undefined where nobody knows anything; a name that only looks like a known one is not known. Throws AppError "config.invalid"
 * for a base model that is not known either.
 */
export function catalogEntry(modelId: string, overrides: ModelOverrides = {}): CatalogEntry | undefined {
  const { baseModel, ...said } = overrides;
  const known = knownEntry(baseModel ?? modelId);
  if (known === undefined && baseModel !== undefined) throw unknownBase(modelId, baseModel);
  const hasSaid = Object.values(said).some((value) => value !== undefined);
  if (known === undefined && !hasSaid) return undefined;
  return withOverrides({ ...(known ?? unknownEntry), id: modelId }, said);
}

function unknownBase(modelId: string, baseModel: string): AppError {
  return new AppError("config.invalid", {
    message: `The base model of ${JSON.stringify(modelId)}, ${JSON.stringify(baseModel)}, is not in the catalogue.`,
    hint: 'Name it with its provider, such as "azure/gpt-5", or give the prices of the model itself.',
  });
}

const unknownEntry: CatalogEntry = {
  id: "",
  catalogId: null,
  kind: null,
  billing: "unknown",
  prices: undefined,
  usdPerThousandSearches: undefined,
  contextTokens: null,
  maxOutputTokens: null,
  tokenizer: null,
  endOfLife: null,
  limits: {},
  origins: {},
};

function knownEntry(modelId: string): CatalogEntry | undefined {
  const billing = providerBilling(modelId);
  if (billing !== undefined) {
    return { ...unknownEntry, billing, prices: billing === "free" ? freeTokens : undefined };
  }
  for (const { id, isInGeography } of modelAliases(modelId)) {
    const model = byId.get(id);
    if (model !== undefined) return entryOf(model, isInGeography);
  }
  return undefined;
}

function entryOf({ id, kind, fields }: CatalogModel, isInGeography: boolean): CatalogEntry {
  const usdPerThousandSearches = fields.perThousandSearches?.value;
  return {
    id,
    catalogId: id,
    kind,
    billing: usdPerThousandSearches === undefined ? "tokens" : "searches",
    prices: catalogPrices(fields, isInGeography),
    usdPerThousandSearches,
    contextTokens: fields.contextTokens?.value ?? null,
    maxOutputTokens: fields.maxOutputTokens?.value ?? null,
    tokenizer: fields.tokenizer?.value ?? null,
    endOfLife: fields.endOfLife?.value ?? null,
    limits: {
      requestsPerMinute: fields.requestsPerMinute?.value,
      tokensPerMinute: fields.tokensPerMinute?.value,
    },
    origins: originsOf(fields),
  };
}

function originsOf(fields: CatalogModel["fields"]): CatalogEntry["origins"] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { source, date }]) => [name, { source, date }]),
  );
}

function withOverrides(entry: CatalogEntry, said: Omit<ModelOverrides, "baseModel">): CatalogEntry {
  const { prices, contextTokens, maxOutputTokens, tokenizer } = said;
  const origins: Record<string, FieldOrigin> = { ...entry.origins };
  for (const name of ["input", "cachedInput", "cacheWrite", "output", "above"] as const) {
    if (prices === undefined) break;
    delete origins[name];
    if (prices[name] !== undefined) origins[name] = { source: "config" };
  }
  for (const name of ["contextTokens", "maxOutputTokens", "tokenizer"] as const) {
    if (said[name] !== undefined) origins[name] = { source: "config" };
  }
  return {
    ...entry,
    billing: prices === undefined ? entry.billing : "tokens",
    prices: prices ?? entry.prices,
    usdPerThousandSearches: prices === undefined ? entry.usdPerThousandSearches : undefined,
    contextTokens: contextTokens ?? entry.contextTokens,
    maxOutputTokens: maxOutputTokens ?? entry.maxOutputTokens,
    tokenizer: tokenizer === undefined ? entry.tokenizer : tokenizer,
    origins,
  };
}
