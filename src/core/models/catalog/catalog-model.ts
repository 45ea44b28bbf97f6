import type { LongPromptPrices } from "../token-prices.ts";
import type { CatalogSource, Noted } from "./sources.ts";

/** Encodings we can count: that of OpenAI's models since GPT-4o, and the same with the frame that gpt-oss puts around a prompt. */
export type Tokenizer = "o200k" | "o200k-harmony";

/** What can be known of a model. Prices are US dollars per million tokens. */
export interface CatalogFields {
  input: number;
  cachedInput: number;
  cacheWrite: number;
  output: number;
  above: LongPromptPrices;
  /** Times the prices where the call goes through a profile of one geography (Bedrock). */
  inGeography: number;
  perThousandSearches: number;
  /** Of prompt and reply together. */
  contextTokens: number;
  maxOutputTokens: number;
  tokenizer: Tokenizer;
  /** The first day without it, YYYY-MM-DD. */
  endOfLife: string;
  requestsPerMinute: number;
  tokensPerMinute: number;
}

export type CatalogFieldName = keyof CatalogFields;
export type CatalogKind = "chat" | "embedding" | "rerank";

export interface CatalogModel {
  /** Provider and the provider's name of the model; on Bedrock without geography and without ":0". */
  id: string;
  kind: CatalogKind;
  fields: { readonly [Field in CatalogFieldName]?: Noted<CatalogFields[Field]> };
}

/** The less common fields of a row; one that was read elsewhere than the row says where. */
export type MoreFields = {
  readonly [Field in CatalogFieldName]?: CatalogFields[Field] | Noted<CatalogFields[Field]>;
};

/** Id, input, cached input, output, context, longest output; null where it is not known or not sold. */
export type ChatRow = readonly [
  id: string,
  input: number,
  cachedInput: number | null,
  output: number,
  contextTokens: number | null,
  maxOutputTokens: number | null,
  more?: MoreFields,
];

export function chatModels(source: CatalogSource, date: string, rows: readonly ChatRow[]): CatalogModel[] {
  return rows.map(([id, input, cachedInput, output, contextTokens, maxOutputTokens, more]) => ({
    id,
    kind: "chat",
    fields: noteAll(source, date, { input, cachedInput, output, contextTokens, maxOutputTokens, ...more }),
  }));
}

export type EmbeddingRow = readonly [id: string, input: number, contextTokens: number, more?: MoreFields];

export function embeddingModels(
  source: CatalogSource,
  date: string,
  rows: readonly EmbeddingRow[],
): CatalogModel[] {
  return rows.map(([id, input, contextTokens, more]) => ({
    id,
    kind: "embedding",
    fields: noteAll(source, date, { input, contextTokens, ...more }),
  }));
}

export type RerankRow = readonly [id: string, price: MoreFields, contextTokens: number];

export function rerankModels(
  source: CatalogSource,
  date: string,
  rows: readonly RerankRow[],
): CatalogModel[] {
  return rows.map(([id, price, contextTokens]) => ({
    id,
    kind: "rerank",
    fields: noteAll(source, date, { ...price, contextTokens }),
  }));
}

type Unnoted = { readonly [Field in CatalogFieldName]?: MoreFields[Field] | null };

function noteAll(source: CatalogSource, date: string, fields: Unnoted): CatalogModel["fields"] {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    known.map(([name, value]) => [name, isNoted(value) ? value : { value, source, date }]),
  );
}

function isNoted(value: unknown): value is Noted<unknown> {
  return typeof value === "object" && value !== null && "source" in value;
}
