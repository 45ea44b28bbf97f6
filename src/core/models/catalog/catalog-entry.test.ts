import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogEntry } from "./catalog-entry.ts";
import { catalogModels } from "./models.ts";

const read = { source: "litellm", date: "2026-11-26" };

test("knows a model by its name, with who says what", () => {
  expect(catalogEntry("openai/gpt-5")).toEqual({
    id: "openai/gpt-5",
    catalogId: "openai/gpt-5",
    kind: "chat",
    billing: "tokens",
    prices: { input: 1.25, cachedInput: 0.125, output: 10 },
    usdPerThousandSearches: undefined,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    tokenizer: "o200k",
    endOfLife: "2026-12-11",
    limits: {},
    origins: {
      input: read,
      cachedInput: read,
      output: read,
      contextTokens: read,
      maxOutputTokens: read,
      tokenizer: { source: "gpt-tokenizer", date: "2026-11-26" },
      endOfLife: read,
    },
  });
});

test.each([
  ["openai/gpt-5-2025-08-07", "openai/gpt-5"],
  ["azure/gpt-4.1-mini-2025-04-14", "azure/gpt-4.1-mini"],
  ["anthropic/claude-haiku-4-5-20251001", "anthropic/claude-haiku-4-5"],
  ["bedrock/amazon.nova-pro-v1:0", "bedrock/amazon.nova-pro-v1"],
  ["bedrock/us.amazon.nova-pro-v1:0", "bedrock/amazon.nova-pro-v1"],
  ["bedrock/eu.amazon.nova-pro-v1:0", "bedrock/eu.amazon.nova-pro-v1"],
  ["bedrock/global.anthropic.claude-sonnet-5", "bedrock/anthropic.claude-sonnet-5"],
  [
    "bedrock/arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-5",
    "bedrock/anthropic.claude-sonnet-5",
  ],
  [
    "bedrock/arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0",
    "bedrock/amazon.titan-embed-text-v2",
  ],
])("knows %s as %s", (id, catalogId) => {
  expect(catalogEntry(id)).toMatchObject({ id, catalogId });
});

test("a snapshot with a row of its own is not taken for the newest", () => {
  expect(catalogEntry("openai/gpt-4o-2024-05-13")?.prices).toEqual({ input: 5, output: 15 });
});

test.each([
  "openai/gpt-5-turbo",
  "openai/gpt-5-20250807",
  "openai/GPT-5",
  "gpt-5",
  "mistral/mistral-large-2025-01-01",
  "anthropic/claude-haiku-4-5-latest",
  "bedrock/amazon.nova-pro-v1:1",
  "bedrock/us-gov.amazon.nova-pro-v1:0",
  "bedrock/us.us.amazon.nova-pro-v1:0",
  "bedrock/arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
  "bedrock/constructor",
  "",
])("does not guess what %s is", (id) => {
  expect(catalogEntry(id)).toBeUndefined();
});

test("a profile of one geography costs what Bedrock adds for it, a global one nothing more", () => {
  const pricesOf = (prefix: string) => catalogEntry(`bedrock/${prefix}anthropic.claude-haiku-5-5`)?.prices;
  expect([pricesOf("us."), pricesOf("global.")]).toEqual([
    {
      input: 0.11,
      cachedInput: 0.011,
      output: 0.55,
      above: { inputTokens: 100_000, input: 0.55, cachedInput: 0.055, output: 2.75 },
    },
    {
      input: 0.1,
      cachedInput: 0.01,
      output: 0.5,
      above: { inputTokens: 100_000, input: 0.5, cachedInput: 0.05, output: 2.5 },
    },
  ]);
});

test.each(["vllm/meta-llama/Llama-3.3-70B", "ollama/qwen3:8b", "llama-cpp/model", "tei/bge-m3"])(
  "nobody charges for %s",
  (id) => {
    expect(catalogEntry(id)).toMatchObject({ billing: "free", prices: { input: 0, output: 0 } });
  },
);

test.each([
  "sagemaker/deepseek-r1-endpoint",
  "bedrock/arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123",
  "bedrock/arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc123",
])("%s is billed by time, and has no price", (id) => {
  expect(catalogEntry(id)).toMatchObject({ billing: "time", prices: undefined });
});

test("rerankers sell searches or tokens", () => {
  const billed = ["cohere/rerank-v4.0-pro", "cohere/rerank-v5.0-pro"].map((id) => catalogEntry(id));
  expect(billed.map((entry) => [entry?.billing, entry?.usdPerThousandSearches, entry?.prices])).toEqual([
    ["searches", 2.5, undefined],
    ["tokens", undefined, { input: 0.05, output: 0 }],
  ]);
});

test("what a person says wins, and is told as theirs", () => {
  const prices = { input: 1, output: 8 };
  const entry = catalogEntry("openai/gpt-5", { prices, contextTokens: 200_000, tokenizer: null });
  expect(entry).toMatchObject({
    prices,
    contextTokens: 200_000,
    maxOutputTokens: 128_000,
    tokenizer: null,
    origins: {
      input: { source: "config" },
      output: { source: "config" },
      contextTokens: { source: "config" },
      tokenizer: { source: "config" },
      maxOutputTokens: read,
    },
  });
  expect(entry?.origins.cachedInput).toBeUndefined();
});

test("a model that nobody knows is what a person says of it", () => {
  expect(catalogEntry("openai/mine", { contextTokens: 8192 })).toMatchObject({
    id: "openai/mine",
    catalogId: null,
    billing: "unknown",
    prices: undefined,
    contextTokens: 8192,
  });
});

test("a price by the token that a person names takes the place of time and of searches", () => {
  const prices = { input: 1, output: 2 };
  const named = ["sagemaker/mine", "cohere/rerank-v3.5"].map((id) => catalogEntry(id, { prices }));
  expect(named.map((entry) => [entry?.billing, entry?.prices, entry?.usdPerThousandSearches])).toEqual([
    ["tokens", prices, undefined],
    ["tokens", prices, undefined],
  ]);
});

test("a deployment is known by the model that a person says stands behind it", () => {
  expect(catalogEntry("azure/team-chat")).toBeUndefined();
  expect(catalogEntry("azure/team-chat", { baseModel: "azure/gpt-5" })).toMatchObject({
    id: "azure/team-chat",
    catalogId: "azure/gpt-5",
  });
});

test("a base model that nobody knows is an error", () => {
  expect(() => catalogEntry("azure/team-chat", { baseModel: "gpt-5" })).toThrow(
    expect.objectContaining({
      code: "config.invalid",
      message: 'The base model of "azure/team-chat", "gpt-5", is not in the catalogue.',
    }),
  );
});

test("whatever else is appended to a known name, it is not known any more", () => {
  const documented = /^(?:-\d{4}-\d{2}-\d{2}|-20\d{6}|:0)$/;
  const suffix = fc.string({ minLength: 1 }).filter((text) => !documented.test(text));
  const ids = new Set(catalogModels.map(({ id }) => id));
  fc.assert(
    fc.property(fc.constantFrom(...ids), suffix, (id, text) => {
      expect(catalogEntry(id + text) !== undefined).toBe(ids.has(id + text));
    }),
  );
});
