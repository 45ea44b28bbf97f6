import { type CatalogModel, chatModels, embeddingModels, rerankModels } from "./catalog-model.ts";
import type { Noted } from "./sources.ts";

/*
 * Prices and limits of hosted models, in US dollars per million tokens. Every field knows its source and the day it was read.
 *
 * To renew it, by hand and with a look at every change:
 * 1. Read the newest `model_prices_and_context_window.json` of BerriAI/litellm, or the backup inside the package `litellm`; for
 *    OpenRouter the files of anomalyco/models.dev. Name their version in `sources.ts`, and move `read` below to today.
 * 2. Carry the figures over row by row: costs per token times a million. `above` is what ends in `_above_272k_tokens` and its
 *    like; `cacheWrite` is `cache_creation_input_token_cost`, only for models that write their cache unasked (OpenAI from
 *    GPT-5.6 on: https://developers.openai.com/api/docs/guides/prompt-caching). Where the longest input is stated apart from the
 *    output (OpenAI from GPT-5 on), the context is the sum of both. Limits of free tiers are left out.
 * 3. A figure that two sources tell differently takes the source that was published later. A model that has left stays, with its
 *    `endOfLife`: people have runs with it.
 * 4. On Bedrock, a row without geography holds the price of `global.`; `inGeography` is what other profiles cost more by, and a
 *    profile that differs otherwise has a row of its own.
 * 5. A model is counted in o200k only where gpt-tokenizer lists it: a wrong tokenizer would be worse than none.
 * 6. Run `npx vitest run src/core/models/catalog`.
 */
const read = "2026-11-26";
const o200k: Noted<"o200k"> = { value: "o200k", source: "gpt-tokenizer", date: read };
const harmony: Noted<"o200k-harmony"> = { value: "o200k-harmony", source: "gpt-tokenizer", date: read };

// prettier-ignore
const chat = chatModels("litellm", read, [
  // OpenAI
  ["openai/gpt-6-astra", 10, 1, 50, 1_050_000, 128_000, { cacheWrite: 12.5, above: { inputTokens: 272_000, input: 20, cachedInput: 2, cacheWrite: 25, output: 75 } }],
  ["openai/gpt-6.1-sol", 2, 0.1, 10, 1_050_000, 128_000, { cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.2, cacheWrite: 5, output: 15 } }],
  ["openai/gpt-6.1-terra", 1, 0.05, 5, 1_050_000, 128_000, { cacheWrite: 1.25, above: { inputTokens: 272_000, input: 2, cachedInput: 0.1, cacheWrite: 2.5, output: 7.5 } }],
  ["openai/gpt-6-sol", 2, 0.2, 10, 1_050_000, 128_000, { cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 15 } }],
  ["openai/gpt-6-luna", 0.1, 0.01, 0.5, 1_050_000, 128_000, { cacheWrite: 0.125, above: { inputTokens: 272_000, input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, output: 0.75 } }],
  // GPT-5.6 Sol was announced at this price until 2026-11-21 at least; before it cost 5 and 30.
  ["openai/gpt-5.6", 4, 0.4, 20, 1_050_000, 128_000, { cacheWrite: 5, above: { inputTokens: 272_000, input: 8, cachedInput: 0.8, cacheWrite: 10, output: 30 } }],
  ["openai/gpt-5.6-sol", 4, 0.4, 20, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 5, above: { inputTokens: 272_000, input: 8, cachedInput: 0.8, cacheWrite: 10, output: 30 } }],
  ["openai/gpt-5.6-terra", 2, 0.2, 12, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 18 } }],
  ["openai/gpt-5.6-luna", 0.2, 0.02, 1.2, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 0.25, above: { inputTokens: 272_000, input: 0.4, cachedInput: 0.04, cacheWrite: 0.5, output: 1.8 } }],
  ["openai/gpt-5.5", 5, 0.5, 30, 1_050_000, 128_000, { tokenizer: o200k, above: { inputTokens: 272_000, input: 10, cachedInput: 1, output: 45 } }],
  ["openai/gpt-5.4", 2.5, 0.25, 15, 1_050_000, 128_000, { tokenizer: o200k, above: { inputTokens: 272_000, input: 5, cachedInput: 0.5, output: 22.5 } }],
  ["openai/gpt-5.4-mini", 0.75, 0.075, 4.5, 400_000, 128_000, { tokenizer: o200k }],
  ["openai/gpt-5.4-nano", 0.2, 0.02, 1.25, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-04-01" }],
  ["openai/gpt-5.2", 1.75, 0.175, 14, 400_000, 128_000, { tokenizer: o200k }],
  ["openai/gpt-5.1", 1.25, 0.125, 10, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-04-01" }],
  ["openai/gpt-5", 1.25, 0.125, 10, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2026-12-11" }],
  ["openai/gpt-5-mini", 0.25, 0.025, 2, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2026-12-11" }],
  ["openai/gpt-5-nano", 0.05, 0.005, 0.4, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2026-12-11" }],
  ["openai/o3", 2, 0.5, 8, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-12-11" }],
  ["openai/o4-mini", 1.1, 0.275, 4.4, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-10-23" }],
  ["openai/o3-mini", 1.1, 0.55, 4.4, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-10-23" }],
  ["openai/o1", 15, 7.5, 60, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-10-23" }],
  ["openai/gpt-4.1", 2, 0.5, 8, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2027-01-14" }],
  ["openai/gpt-4.1-mini", 0.4, 0.1, 1.6, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2027-01-14" }],
  ["openai/gpt-4.1-nano", 0.1, 0.025, 0.4, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2026-10-23" }],
  ["openai/gpt-4o", 2.5, 1.25, 10, 128_000, 16_384, { tokenizer: o200k, endOfLife: "2027-01-14" }],
  ["openai/gpt-4o-2024-05-13", 5, null, 15, 128_000, 4_096, { tokenizer: o200k, endOfLife: "2026-10-23" }],
  ["openai/gpt-4o-mini", 0.15, 0.075, 0.6, 128_000, 16_384, { tokenizer: o200k, endOfLife: "2027-01-14" }],
  ["openai/gpt-4-turbo", 10, null, 30, 128_000, 4_096, { endOfLife: "2026-10-23" }],
  ["openai/gpt-4", 30, null, 60, 8_192, 4_096, { endOfLife: "2026-10-23" }],
  ["openai/gpt-3.5-turbo", 0.5, null, 1.5, 16_385, 4_096, { endOfLife: "2026-10-23" }],
  // Azure OpenAI, by the model behind the deployment: global standard deployments
  ["azure/gpt-6.1-sol", 2, 0.1, 10, 1_050_000, 128_000, { cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.2, cacheWrite: 5, output: 15 }, endOfLife: "2028-03-11" }],
  ["azure/gpt-6.1-terra", 1, 0.05, 5, 1_050_000, 128_000, { cacheWrite: 1.25, above: { inputTokens: 272_000, input: 2, cachedInput: 0.1, cacheWrite: 2.5, output: 7.5 } }],
  ["azure/gpt-6-sol", 2, 0.2, 10, 1_050_000, 128_000, { cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 15 }, endOfLife: "2028-03-11" }],
  ["azure/gpt-6-luna", 0.1, 0.01, 0.5, 1_050_000, 128_000, { cacheWrite: 0.125, above: { inputTokens: 272_000, input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, output: 0.75 }, endOfLife: "2028-03-11" }],
  ["azure/gpt-5.6-sol", 4, 0.4, 20, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 5, above: { inputTokens: 272_000, input: 8, cachedInput: 0.8, cacheWrite: 10, output: 30 }, endOfLife: "2028-01-11" }],
  ["azure/gpt-5.6-terra", 2, 0.2, 12, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 2.5, above: { inputTokens: 272_000, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 18 }, endOfLife: "2028-01-11" }],
  ["azure/gpt-5.6-luna", 0.2, 0.02, 1.2, 1_050_000, 128_000, { tokenizer: o200k, cacheWrite: 0.25, above: { inputTokens: 272_000, input: 0.4, cachedInput: 0.04, cacheWrite: 0.5, output: 1.8 }, endOfLife: "2028-01-11" }],
  ["azure/gpt-5.5", 5, 0.5, 30, 1_050_000, 128_000, { tokenizer: o200k, above: { inputTokens: 272_000, input: 10, cachedInput: 1, output: 45 }, endOfLife: "2027-10-26" }],
  ["azure/gpt-5.4", 2.5, 0.25, 15, 1_050_000, 128_000, { tokenizer: o200k, above: { inputTokens: 272_000, input: 5, cachedInput: 0.5, output: 22.5 }, endOfLife: "2027-09-02" }],
  ["azure/gpt-5.4-mini", 0.75, 0.075, 4.5, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-09-21" }],
  ["azure/gpt-5.4-nano", 0.2, 0.02, 1.25, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-09-21" }],
  ["azure/gpt-5.2", 1.75, 0.175, 14, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-06-08" }],
  ["azure/gpt-5.1", 1.25, 0.125, 10, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-07-13" }],
  ["azure/gpt-5", 1.25, 0.125, 10, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-02-09" }],
  ["azure/gpt-5-mini", 0.25, 0.025, 2, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-07-13" }],
  ["azure/gpt-5-nano", 0.05, 0.005, 0.4, 400_000, 128_000, { tokenizer: o200k, endOfLife: "2027-02-09" }],
  ["azure/o3", 2, 0.5, 8, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-11-19" }],
  ["azure/o4-mini", 1.1, 0.275, 4.4, 200_000, 100_000, { tokenizer: o200k, endOfLife: "2026-11-19" }],
  ["azure/gpt-4.1", 2, 0.5, 8, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2027-04-14" }],
  ["azure/gpt-4.1-mini", 0.4, 0.1, 1.6, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2027-04-14" }],
  ["azure/gpt-4.1-nano", 0.1, 0.025, 0.4, 1_047_576, 32_768, { tokenizer: o200k, endOfLife: "2027-04-14" }],
  ["azure/gpt-4o", 2.5, 1.25, 10, 128_000, 16_384, { tokenizer: o200k, endOfLife: "2027-04-14" }],
  ["azure/gpt-4o-mini", 0.15, 0.075, 0.6, 128_000, 16_384, { tokenizer: o200k, endOfLife: "2027-04-14" }],
  // Anthropic
  ["anthropic/claude-fable-5-1", 10, 0.25, 50, 1_000_000, 128_000],
  ["anthropic/claude-opus-5-5", 4, 0.2, 20, 1_000_000, 128_000],
  ["anthropic/claude-opus-5", 5, 0.5, 25, 1_000_000, 128_000],
  ["anthropic/claude-sonnet-5-5", 2, 0.1, 10, 1_000_000, 128_000],
  ["anthropic/claude-sonnet-5", 2, 0.2, 10, 1_000_000, 128_000],
  ["anthropic/claude-haiku-5-5", 0.1, 0.01, 0.5, 1_000_000, 128_000, { above: { inputTokens: 100_000, input: 0.5, cachedInput: 0.05, output: 2.5 } }],
  ["anthropic/claude-opus-4-8", 5, 0.5, 25, 1_000_000, 128_000],
  ["anthropic/claude-opus-4-7", 5, 0.5, 25, 1_000_000, 128_000],
  ["anthropic/claude-opus-4-6", 5, 0.5, 25, 1_000_000, 128_000],
  ["anthropic/claude-opus-4-5", 5, 0.5, 25, 200_000, 64_000],
  ["anthropic/claude-sonnet-4-6", 3, 0.3, 15, 1_000_000, 128_000],
  ["anthropic/claude-sonnet-4-5", 3, 0.3, 15, 200_000, 64_000, { endOfLife: "2026-11-30" }],
  ["anthropic/claude-haiku-4-5", 1, 0.1, 5, 200_000, 64_000],
  // Google Gemini, paid tier
  ["gemini/gemini-4-argon", 2, 0.1, 10, 1_048_576, 1_048_576, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-4-hydrogen", 1.5, 0.075, 7.5, 1_048_576, 1_048_576, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.8-flash", 0.75, 0.075, 3.75, 1_048_576, 65_536, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.7-flash", 0.75, 0.075, 3.75, 1_048_576, 65_536, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.6-flash", 0.75, 0.075, 3.75, 1_048_576, 65_536, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.5-flash", 1.5, 0.15, 9, 1_048_576, 65_536, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.5-flash-lite", 0.3, 0.03, 2.5, 1_048_576, 65_536],
  ["gemini/gemini-3.1-pro-preview", 2, 0.2, 12, 1_048_576, 65_536, { above: { inputTokens: 200_000, input: 4, cachedInput: 0.4, output: 18 }, requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-3.1-flash-lite", 0.25, 0.025, 1.5, 1_048_576, 65_536, { endOfLife: "2027-05-07" }],
  ["gemini/gemini-3-flash-preview", 0.5, 0.05, 3, 1_048_576, 65_536, { requestsPerMinute: 2_000, tokensPerMinute: 800_000 }],
  ["gemini/gemini-2.5-pro", 1.25, 0.125, 10, 1_048_576, 65_536, { above: { inputTokens: 200_000, input: 2.5, cachedInput: 0.25, output: 15 }, requestsPerMinute: 2_000, tokensPerMinute: 800_000, endOfLife: "2026-12-01" }],
  ["gemini/gemini-2.5-flash", 0.3, 0.03, 2.5, 1_048_576, 65_536, { requestsPerMinute: 100_000, tokensPerMinute: 8_000_000, endOfLife: "2026-12-01" }],
  ["gemini/gemini-2.5-flash-lite", 0.1, 0.01, 0.4, 1_048_576, 65_536],
  // Amazon Bedrock, on demand
  ["bedrock/anthropic.claude-opus-5-5", 4, 0.2, 20, 1_000_000, 128_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-opus-5", 5, 0.5, 25, 1_000_000, 128_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-sonnet-5-5", 2, 0.1, 10, 1_000_000, 128_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-sonnet-5", 2, 0.2, 10, 1_000_000, 128_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-haiku-5-5", 0.1, 0.01, 0.5, 1_000_000, 128_000, { inGeography: 1.1, above: { inputTokens: 100_000, input: 0.5, cachedInput: 0.05, output: 2.5 } }],
  ["bedrock/anthropic.claude-sonnet-4-6", 3, 0.3, 15, 1_000_000, 64_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-opus-4-5-20251101-v1", 5, 0.5, 25, 200_000, 64_000, { inGeography: 1.1 }],
  ["bedrock/anthropic.claude-sonnet-4-5-20250929-v1", 3, 0.3, 15, 200_000, 64_000, { inGeography: 1.1, above: { inputTokens: 200_000, input: 6, cachedInput: 0.6, output: 22.5 }, endOfLife: "2027-04-08" }],
  ["bedrock/anthropic.claude-haiku-4-5-20251001-v1", 1, 0.1, 5, 200_000, 64_000, { inGeography: 1.1 }],
  ["bedrock/amazon.nova-2-lite-v1", 0.3, 0.075, 2.5, 1_000_000, 64_000, { inGeography: 1.1 }],
  ["bedrock/eu.amazon.nova-2-lite-v1", 0.429, 0.10725, 3.597, 1_000_000, 64_000],
  ["bedrock/apac.amazon.nova-2-lite-v1", 0.396, 0.099, 3.311, 1_000_000, 64_000],
  ["bedrock/jp.amazon.nova-2-lite-v1", 0.396, 0.099, 3.311, 1_000_000, 64_000],
  ["bedrock/amazon.nova-premier-v1", 2.5, 0.625, 12.5, 1_000_000, 10_000],
  ["bedrock/amazon.nova-pro-v1", 0.8, 0.2, 3.2, 300_000, 10_000],
  ["bedrock/eu.amazon.nova-pro-v1", 1.05, 0.2625, 4.2, 300_000, 10_000],
  ["bedrock/apac.amazon.nova-pro-v1", 0.84, 0.21, 3.36, 300_000, 10_000],
  ["bedrock/amazon.nova-lite-v1", 0.06, 0.015, 0.24, 300_000, 10_000],
  ["bedrock/eu.amazon.nova-lite-v1", 0.078, 0.0195, 0.312, 300_000, 10_000],
  ["bedrock/apac.amazon.nova-lite-v1", 0.063, 0.01575, 0.252, 300_000, 10_000],
  ["bedrock/amazon.nova-micro-v1", 0.035, 0.00875, 0.14, 128_000, 10_000],
  ["bedrock/eu.amazon.nova-micro-v1", 0.046, 0.0115, 0.184, 128_000, 10_000],
  ["bedrock/apac.amazon.nova-micro-v1", 0.037, 0.00925, 0.148, 128_000, 10_000],
  ["bedrock/meta.llama4-maverick-17b-instruct-v1", 0.24, null, 0.97, 1_000_000, 8_192, { endOfLife: "2027-03-30" }],
  ["bedrock/meta.llama4-scout-17b-instruct-v1", 0.17, null, 0.66, 10_000_000, 8_192, { endOfLife: "2027-03-30" }],
  ["bedrock/meta.llama3-3-70b-instruct-v1", 0.72, null, 0.72, 128_000, 4_096, { endOfLife: "2027-03-30" }],
  ["bedrock/meta.llama3-1-8b-instruct-v1", 0.22, null, 0.22, 128_000, 4_096, { endOfLife: "2027-03-30" }],
  ["bedrock/mistral.mistral-large-3-675b-instruct", 0.5, null, 1.5, 256_000, 32_000],
  ["bedrock/mistral.ministral-3-8b-instruct", 0.15, null, 0.15, 128_000, 8_000],
  ["bedrock/deepseek.v3.2", 0.62, null, 1.85, 156_000, 8_000],
  ["bedrock/eu.deepseek.v3.2", 0.74, null, 2.22, 163_840, 163_840],
  ["bedrock/openai.gpt-oss-120b-1", 0.15, null, 0.6, 128_000, 16_384, { tokenizer: harmony }],
  ["bedrock/openai.gpt-oss-20b-1", 0.07, null, 0.3, 128_000, 16_384, { tokenizer: harmony }],
  ["bedrock/qwen.qwen3-32b-v1", 0.15, null, 0.6, 32_768, 8_192],
  // Mistral
  ["mistral/mistral-large-4", 0.7, 0.07, 2.1, 1_048_576, 1_048_576],
  ["mistral/mistral-large-latest", 0.5, 0.05, 1.5, 262_144, 262_144],
  ["mistral/mistral-large-2512", 0.5, 0.05, 1.5, 262_144, 262_144, { endOfLife: "2027-04-30" }],
  ["mistral/mistral-medium-latest", 1.5, 0.15, 7.5, 262_144, 262_144],
  ["mistral/mistral-medium-2604", 1.5, 0.15, 7.5, 262_144, 262_144],
  ["mistral/mistral-medium-3-5", 1.5, 0.15, 7.5, 262_144, 262_144, { endOfLife: "2027-04-30" }],
  ["mistral/mistral-small-latest", 0.15, 0.015, 0.6, 262_144, 262_144],
  ["mistral/mistral-small-2603", 0.15, 0.015, 0.6, 262_144, 262_144],
  ["mistral/ministral-14b-2512", 0.2, 0.02, 0.2, 262_144, 262_144],
  ["mistral/ministral-8b-2512", 0.15, 0.015, 0.15, 262_144, 262_144],
  ["mistral/ministral-3b-2512", 0.1, 0.01, 0.1, 131_072, 131_072],
  ["mistral/magistral-medium-latest", 1.5, 0.15, 7.5, 262_144, 262_144],
  ["mistral/magistral-small-latest", 0.15, 0.015, 0.6, 262_144, 262_144],
  ["mistral/codestral-2508", 0.3, 0.03, 0.9, 128_000, 128_000],
  ["mistral/open-mistral-nemo", 0.3, 0.03, 0.3, 128_000, 128_000],
  // Groq
  ["groq/openai/gpt-oss-120b", 0.15, 0.075, 0.6, 131_072, 65_536, { tokenizer: harmony }],
  ["groq/openai/gpt-oss-20b", 0.075, 0.0375, 0.3, 131_072, 65_536, { tokenizer: harmony }],
  ["groq/openai/gpt-oss-safeguard-20b", 0.075, 0.037, 0.3, 131_072, 65_536, { tokenizer: harmony }],
  ["groq/qwen/qwen3.8-27b", 0.8, null, 4, 131_072, 16_384],
  // Cohere
  ["cohere/command-a-03-2025", 2.5, null, 10, 256_000, 8_000],
  ["cohere/command-r-plus-08-2024", 2.5, null, 10, 128_000, 4_096],
  ["cohere/command-r-08-2024", 0.15, null, 0.6, 128_000, 4_096],
  ["cohere/command-r7b-12-2024", 0.0375, null, 0.15, 128_000, 4_096],
]);

/** Those whose price does not depend on which provider OpenRouter chooses. */
// prettier-ignore
const openRouter = chatModels("models.dev", read, [
  ["openrouter/anthropic/claude-sonnet-5.5", 2, 0.2, 10, 1_000_000, 128_000],
  ["openrouter/anthropic/claude-opus-4.5", 5, 0.5, 25, null, null],
  ["openrouter/anthropic/claude-haiku-4.5", 1, 0.1, 5, null, null],
  ["openrouter/openai/gpt-5-mini", 0.25, 0.025, 2, null, null, { tokenizer: o200k }],
  ["openrouter/openai/gpt-4o-mini", 0.15, 0.075, 0.6, 128_000, 16_384, { tokenizer: o200k }],
]);

// prettier-ignore
const embedding = embeddingModels("litellm", read, [
  ["openai/text-embedding-3-large", 0.13, 8_191],
  ["openai/text-embedding-3-small", 0.02, 8_191],
  ["openai/text-embedding-ada-002", 0.1, 8_191],
  ["azure/text-embedding-3-large", 0.143, 8_192, { endOfLife: "2028-02-09" }],
  ["azure/text-embedding-3-small", 0.022, 8_192, { endOfLife: "2028-02-09" }],
  ["gemini/gemini-embedding-2", 0.2, 8_192, { requestsPerMinute: 10_000, tokensPerMinute: 10_000_000 }],
  ["gemini/gemini-embedding-001", 0.15, 2_048, { requestsPerMinute: 10_000, tokensPerMinute: 10_000_000, endOfLife: "2028-05-14" }],
  ["bedrock/amazon.titan-embed-text-v2", 0.02, 8_192],
  ["bedrock/amazon.titan-embed-text-v1", 0.1, 8_192],
  ["bedrock/cohere.embed-v4", 0.12, 128_000],
  ["bedrock/cohere.embed-multilingual-v3", 0.1, 512],
  ["bedrock/cohere.embed-english-v3", 0.1, 512],
  ["mistral/mistral-embed", 0.1, 8_192],
  ["mistral/codestral-embed", 0.15, 8_192],
  ["cohere/embed-v5.0-pro", 0.12, 128_000],
  ["cohere/embed-v5.0-fast", 0.08, 128_000],
  ["cohere/embed-v4.0", 0.12, 128_000],
  ["cohere/embed-english-v3.0", 0.1, 512],
  ["cohere/embed-multilingual-v3.0", 0.1, 512],
  ["cohere/embed-english-light-v3.0", 0.1, 512],
]);

/** Most sell searches, some sell tokens. A search is one question with up to 100 short passages. */
// prettier-ignore
const rerank = rerankModels("litellm", read, [
  ["cohere/rerank-v5.0-pro", { input: 0.05 }, 32_768],
  ["cohere/rerank-v5.0-fast", { input: 0.02 }, 32_768],
  ["cohere/rerank-v4.0-pro", { perThousandSearches: 2.5 }, 32_768],
  ["cohere/rerank-v4.0-fast", { perThousandSearches: 2 }, 32_768],
  ["cohere/rerank-v3.5", { perThousandSearches: 2 }, 4_096],
  ["cohere/rerank-english-v3.0", { perThousandSearches: 2 }, 4_096],
  ["cohere/rerank-multilingual-v3.0", { perThousandSearches: 2 }, 4_096],
  ["bedrock/cohere.rerank-v3-5", { perThousandSearches: 2 }, 4_096],
  ["bedrock/amazon.rerank-v1", { perThousandSearches: 1 }, 32_000],
  ["jina/jina-reranker-v3.5", { input: 0.05 }, 131_072],
  ["jina/jina-reranker-m0", { input: 0.05 }, 10_240],
  ["jina/jina-reranker-v2-base-multilingual", { input: 0.05 }, 1_024],
]);

export const catalogModels: readonly CatalogModel[] = [...chat, ...openRouter, ...embedding, ...rerank];
