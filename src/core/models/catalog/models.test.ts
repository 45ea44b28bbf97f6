import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { CatalogFieldName, CatalogFields, CatalogModel } from "./catalog-model.ts";
import { catalogModels } from "./models.ts";
import { catalogSources } from "./sources.ts";

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text);
const within = (least: number, most: number) => (value: number) => value >= least && value <= most;

/** A figure outside is more likely a slip of a power of ten than a price. */
const isSane: { [Field in CatalogFieldName]: (value: CatalogFields[Field]) => boolean } = {
  input: within(0.01, 60),
  cachedInput: within(0.001, 30),
  cacheWrite: within(0.01, 80),
  output: within(0.05, 300),
  above: ({ inputTokens }) => within(50_000, 1_000_000)(inputTokens),
  inGeography: within(1.01, 1.5),
  perThousandSearches: within(0.1, 10),
  contextTokens: within(512, 10_000_000),
  maxOutputTokens: within(1000, 2_000_000),
  tokenizer: (value) => ["o200k", "o200k-harmony"].includes(value),
  endOfLife: isDay,
  requestsPerMinute: within(100, 1_000_000),
  tokensPerMinute: within(10_000, 100_000_000),
};

function valuesOf({ fields }: CatalogModel): { [Field in CatalogFieldName]?: CatalogFields[Field] } {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

test("knows more than a hundred models, each once", () => {
  const ids = catalogModels.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(100);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test("knows models of every provider that sells them by the token", () => {
  const providers = new Set(catalogModels.map(({ id }) => id.split("/", 1)[0]));
  const sellers = [
    "anthropic",
    "azure",
    "bedrock",
    "cohere",
    "gemini",
    "groq",
    "jina",
    "mistral",
    "openai",
    "openrouter",
  ];
  expect(providers).toEqual(new Set(sellers));
});

test("every field tells its source and the day it was read", () => {
  const untold = catalogModels.flatMap(({ id, fields }) =>
    Object.entries(fields)
      .filter(([, { source, date }]) => !Object.hasOwn(catalogSources, source) || !isDay(date))
      .map(([field]) => `${id} ${field}`),
  );
  expect(untold).toEqual([]);
});

test("every figure is of a likely size", () => {
  const odd = catalogModels.flatMap((model) =>
    Object.entries(valuesOf(model))
      .filter(([name, value]) => !isSane[name as CatalogFieldName](value as never))
      .map(([name, value]) => `${model.id} ${name} ${JSON.stringify(value)}`),
  );
  expect(odd).toEqual([]);
});

test("every model has a price, and those that write have one for what they write", () => {
  const incomplete = catalogModels.filter(({ kind, fields }) => {
    if (kind === "rerank") return (fields.input === undefined) === (fields.perThousandSearches === undefined);
    return fields.input === undefined || (kind === "chat") !== (fields.output !== undefined);
  });
  expect(incomplete.map(({ id }) => id)).toEqual([]);
});

test("figures of one model agree with each other", () => {
  const odd = catalogModels.filter((model) => {
    const { input = 0, output = input, cachedInput = 0, cacheWrite = input, ...more } = valuesOf(model);
    const { above, contextTokens = Infinity, maxOutputTokens = 0 } = more;
    const isOrdered = output >= input && cachedInput < Math.max(input, 1e-9) && cacheWrite >= input;
    const isDearerAbove =
      above === undefined ||
      (above.input > input && above.output > output && above.inputTokens <= contextTokens);
    return (model.kind === "chat" && !isOrdered) || !isDearerAbove || maxOutputTokens > contextTokens;
  });
  expect(odd.map(({ id }) => id)).toEqual([]);
});

test("names are written as they are looked up: on Bedrock without the last version", () => {
  expect(catalogModels.map(({ id }) => id).filter((id) => !/^[a-z]+\/[\w./-]+$/.test(id))).toEqual([]);
});

test("its source for tokenizers is the version that counts", () => {
  const manifest = JSON.parse(
    readFileSync(path.join(import.meta.dirname, "../../../../package.json"), "utf8"),
  ) as { dependencies: Record<string, string> };
  expect(catalogSources["gpt-tokenizer"].title).toContain(
    `gpt-tokenizer ${manifest.dependencies["gpt-tokenizer"]},`,
  );
});
