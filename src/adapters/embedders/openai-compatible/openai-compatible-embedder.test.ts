import { expect, test } from "vitest";
import type { Egress } from "../../../ports/egress.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import type { AroundTextRequest, TextUsage } from "../../../ports/text-request.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy, type ServerAnswer } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import type { TextProviderParts } from "../../shared/provider/text-provider.ts";
import { base64Of, countedVector } from "../served/counted-vector.fixture.ts";
import { embeddingVendors } from "./embedding-vendors.ts";
import {
  openaiCompatibleEmbedder,
  type OpenaiCompatibleEmbedderSettings,
} from "./openai-compatible-embedder.ts";

const never = new AbortController().signal;
const passages = { kind: "passage", signal: never } as const;

interface Embeddings {
  input: string[];
  encoding_format?: string;
}

/** As OpenAI answers, but the last first. */
function embeddings({ input, encoding_format }: Embeddings): ServerAnswer {
  const data = input.map((text, index) => {
    const vector = countedVector(text, 8);
    return {
      object: "embedding",
      index,
      embedding: encoding_format === "base64" ? base64Of(vector) : vector,
    };
  });
  return { body: { object: "list", data: data.toReversed(), usage: { prompt_tokens: 7, total_tokens: 7 } } };
}

function embedderAt(
  origin: string,
  settings: Partial<OpenaiCompatibleEmbedderSettings> = {},
  parts: Partial<TextProviderParts> = {},
) {
  const vendor = settings.vendor ?? "openai";
  const egress: Egress = httpEgress({
    allowedOrigins: [origin],
    ledger: memoryLedger(),
    clock: fixedClock(),
  });
  return openaiCompatibleEmbedder(
    { vendor, model: "m", dimensions: 8, baseUrl: `${origin}/v1`, ...settings },
    { egress, environment: { [embeddingVendors[vendor].key.variable]: "sk-1234567890" }, ...parts },
  );
}

describeEmbedder({
  name: "openai-compatible",
  make: async () => embedderAt((await answerBy(embeddings)).origin),
});
describeEmbedder({
  name: "openai-compatible with lists of numbers and small batches",
  make: async () =>
    embedderAt((await answerBy(embeddings)).origin, {
      vendor: "other",
      batch: { texts: 3, characters: 100 },
      prefixes: { query: "query: ", passage: "passage: " },
    }),
});

async function bodyTo(settings: Partial<OpenaiCompatibleEmbedderSettings>, kind: "query" | "passage") {
  const { origin, requests } = await answerBy(embeddings);
  await embedderAt(origin, settings).embed(["north"], { kind, signal: never });
  return [requests[0]?.url, JSON.parse(requests[0]?.body ?? "")];
}

const asked = { model: "m", input: ["north"] };

test.each<[string, Partial<OpenaiCompatibleEmbedderSettings>, "query" | "passage", object]>([
  ["OpenAI", {}, "query", { ...asked, encoding_format: "base64" }],
  ["OpenAI, shortened", { shortened: true }, "query", { ...asked, encoding_format: "base64", dimensions: 8 }],
  ["Azure", { vendor: "azure" }, "passage", { ...asked, encoding_format: "base64" }],
  [
    "Mistral, shortened",
    { vendor: "mistral", shortened: true },
    "passage",
    { ...asked, output_dimension: 8 },
  ],
  [
    "Voyage",
    { vendor: "voyage" },
    "passage",
    { ...asked, encoding_format: "base64", input_type: "document", truncation: false },
  ],
  ["Jina", { vendor: "jina" }, "query", { ...asked, task: "retrieval.query", truncate: false }],
  ["vLLM", { vendor: "vllm" }, "query", { ...asked, encoding_format: "base64" }],
  ["llama.cpp", { vendor: "llama-cpp" }, "query", { ...asked, encoding_format: "base64" }],
  [
    "any other, with prefixes",
    { vendor: "other", prefixes: { query: "query: " } },
    "query",
    { ...asked, input: ["query: north"] },
  ],
  ["one with the other prefix", { vendor: "other", prefixes: { query: "query: " } }, "passage", asked],
])("asks %s in its own way", async (_, settings, kind, body) => {
  expect(await bodyTo(settings, kind)).toEqual(["/v1/embeddings", body]);
});

test("texts without a word are never sent, prefix or not, and give zero rows", async () => {
  const { origin, requests } = await answerBy(embeddings);
  const embedder = embedderAt(origin, { prefixes: { passage: "passage: " } });
  expect([await embedder.embed(["", " \n"], passages), requests.length]).toEqual([new Float32Array(16), 0]);
});

test("half a character is sent as the sign for what cannot be read", async () => {
  const { origin, requests } = await answerBy(embeddings);
  await embedderAt(origin).embed(["a\ud800b"], passages);
  expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({ input: ["a\ufffdb"] });
});

test("tells around each request how much it holds and what it took", async () => {
  const { origin } = await answerBy(embeddings);
  const told: [string, number, number, TextUsage][] = [];
  const around: AroundTextRequest = async (request, send) => {
    const reply = await send();
    told.push([request.part, request.texts, request.characters, reply.usage]);
    return reply;
  };
  const embedder = embedderAt(origin, { batch: { texts: 2 }, requestsAtOnce: 1 }, { around });
  await embedder.embed(["a", "bb", "ccc"], passages);
  const usage = { tokens: 7, searchUnits: null };
  expect(told).toEqual([
    ["openai/m-8", 2, 3, usage],
    ["openai/m-8", 1, 3, usage],
  ]);
});

const vector = countedVector("north", 8);

test.each<[string, unknown, string]>([
  [
    "no vector for a text",
    { data: [{ index: 1, embedding: vector }] },
    "OpenAI gave no vector for index 0 of 2 texts.",
  ],
  [
    "two vectors for one",
    {
      data: [
        { index: 0, embedding: vector },
        { index: 0, embedding: vector },
      ],
    },
    "OpenAI gave two vectors for index 0.",
  ],
  [
    "a vector for a text that was not sent",
    { data: [{ index: 2, embedding: vector }] },
    "OpenAI gave a vector for index 2, but was sent 2 texts.",
  ],
  [
    "a vector without an index",
    { data: [{ embedding: vector }] },
    "OpenAI gave JSON in another shape than that of embeddings.",
  ],
  ["another shape", { embeddings: [vector] }, "OpenAI gave JSON in another shape than that of embeddings."],
  [
    "a vector of another length",
    { data: [0, 1].map((index) => ({ index, embedding: [1, 2] })) },
    "OpenAI gave a vector of 2 numbers for index 0, where 8 are set.",
  ],
])("%s is an error", async (_, body, message) => {
  const { origin } = await answerBy(() => ({ body }));
  await expect(embedderAt(origin).embed(["north", "south"], passages)).rejects.toMatchObject({
    code: "model.failed",
    message,
  });
});

test("a text that is too long is named by its place, whatever request it was in", async () => {
  const { origin } = await answerBy(({ input }: Embeddings) =>
    input.includes("much too long")
      ? {
          status: 400,
          body: { error: { message: "Invalid 'input[1]': maximum context length is 2 tokens." } },
        }
      : embeddings({ input }),
  );
  const carries = [0, 1, 2, 3].map((at) => ({ source: `${at}.md`, start: 0, end: 13 }));
  const embedding = embedderAt(origin, { batch: { texts: 2 } }).embed(
    ["north", "south", "west", "much too long"],
    { ...passages, carries },
  );
  await expect(embedding).rejects.toMatchObject({
    code: "model.refused",
    message: "Text 4 of 4 (13 characters; 3.md, 0 to 13) is longer than the 2 tokens that openai/m-8 takes.",
  });
});

test("id and version say all that its vectors depend on", () => {
  const described = (settings: Partial<OpenaiCompatibleEmbedderSettings>) => {
    const { id, version, dimensions } = openaiCompatibleEmbedder(
      { vendor: "openai", model: "m", dimensions: 8, ...settings },
      {
        egress: { send: () => Promise.reject(new Error("not asked")) },
        environment: { OPENAI_API_KEY: "sk-1234567890" },
      },
    );
    return [id, version, dimensions];
  };
  expect([
    described({}),
    described({ baseUrl: "https://api.openai.com/v1/" }),
    described({ shortened: true, dimensions: 4 }),
    described({ baseUrl: "http://localhost:9/v1?key=secret", prefixes: { query: 'say "q": ', passage: "" } }),
  ]).toEqual([
    ["openai/m-8", "1", 8],
    ["openai/m-8", "1", 8],
    ["openai/m-4", "1 shortened", 4],
    ["openai/m-8", '1@http://localhost:9/v1/embeddings query="say \\"q\\": "', 8],
  ]);
});
