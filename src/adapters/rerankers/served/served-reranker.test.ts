import { expect, test } from "vitest";
import type { Egress, EgressRequest } from "../../../ports/egress.ts";
import { describeReranker } from "../../../ports/reranker.contract.ts";
import type { AroundTextRequest, TextUsage } from "../../../ports/text-request.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy, type ServerAnswer } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import type { TextProviderParts } from "../../shared/provider/text-provider.ts";
import { rerankerVendors, type RerankerVendorName } from "./reranker-vendors.ts";
import { servedReranker, type ServedRerankerSettings } from "./served-reranker.ts";

const signal = new AbortController().signal;

interface Reranking {
  query: string;
  documents?: string[];
  texts?: string[];
}

/** How much of the query's words a text holds. */
function overlap(query: string, text: string): number {
  const words = query.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => text.toLowerCase().includes(word)).length / (words.length + 1);
}

/** The best first. */
function ranked(query: string, texts: readonly string[]) {
  const scores = texts.map((text, index) => ({ index, score: overlap(query, text) }));
  return scores.sort((a, b) => b.score - a.score);
}

const byRelevance = ({ query, documents = [] }: Reranking) =>
  ranked(query, documents).map(({ index, score }) => ({ index, relevance_score: score }));

const answers: Record<RerankerVendorName, (body: Reranking) => ServerAnswer> = {
  cohere: (body) => ({
    body: { id: "1", results: byRelevance(body), meta: { billed_units: { search_units: 1 } } },
  }),
  jina: (body) => ({ body: { model: "m", results: byRelevance(body), usage: { total_tokens: 9 } } }),
  vllm: (body) => ({ body: { id: "1", results: byRelevance(body), usage: { total_tokens: 9 } } }),
  tei: ({ query, texts = [] }) =>
    texts.length > 32
      ? { status: 413, body: { error: `batch size ${texts.length} > maximum allowed batch size 32` } }
      : { body: ranked(query, texts), headers: { "x-compute-tokens": "9" } },
};

function rerankerAt(
  origin: string,
  settings: Partial<ServedRerankerSettings> = {},
  parts: Partial<TextProviderParts> = {},
) {
  const { vendor = "cohere" } = settings;
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  const environment = { [rerankerVendors[vendor].key.variable]: "sk-1234567890" };
  return servedReranker(
    { vendor, model: "m", baseUrl: origin, ...settings },
    { egress, environment, ...parts },
  );
}

for (const [vendor, answer] of Object.entries(answers) as [RerankerVendorName, typeof answers.tei][]) {
  describeReranker({
    name: vendor,
    make: async () => rerankerAt((await answerBy(answer)).origin, { vendor }),
  });
}

const documents = ["north"];
const tokens = { tokens: 9, searchUnits: null };

test.each<[RerankerVendorName, Partial<ServedRerankerSettings>, object, TextUsage]>([
  ["cohere", {}, { model: "m", query: "where", documents }, { tokens: null, searchUnits: 1 }],
  [
    "cohere",
    { maxTokensPerText: 512 },
    { model: "m", query: "where", documents, max_tokens_per_doc: 512 },
    { tokens: null, searchUnits: 1 },
  ],
  ["jina", {}, { model: "m", query: "where", documents, return_documents: false }, tokens],
  ["vllm", {}, { model: "m", query: "where", documents }, tokens],
  ["tei", {}, { query: "where", texts: documents, raw_scores: false, truncate: false }, tokens],
])("asks %s in its own way (%j), and hears what it took", async (vendor, settings, body, usage) => {
  const { origin, requests } = await answerBy(answers[vendor]);
  const told: [number, number, TextUsage][] = [];
  const around: AroundTextRequest = async (request, send) => {
    const reply = await send();
    told.push([request.texts, request.characters, reply.usage]);
    return reply;
  };
  await rerankerAt(origin, { vendor, ...settings }, { around }).rerank("where", documents, { signal });
  expect([requests.map(({ url, body }) => [url, JSON.parse(body)]), told]).toEqual([
    [["/rerank", body]],
    [[1, 10, usage]],
  ]);
});

test("gives scores in the order of the texts over several requests, each with its own passages", async () => {
  const { origin } = await answerBy(answers.cohere);
  const inner = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  const sent: EgressRequest[] = [];
  const egress: Egress = {
    send(request) {
      sent.push(request);
      return inner.send(request);
    },
  };
  const texts = ["quay", "the old quay", "", "old", "nothing"];
  const carries = texts.map((_, at) => ({ source: `${at}.md`, start: 0, end: 4 }));
  const reranker = rerankerAt(origin, { batch: { texts: 2 } }, { egress });
  const scores = await reranker.rerank("old quay", texts, { signal, carries });
  expect([...scores]).toEqual([1 / 3, 2 / 3, 0, 1 / 3, 0]);
  expect(sent.map(({ carries }) => carries?.map(({ source }) => source))).toEqual([
    ["0.md", "1.md"],
    ["3.md", "4.md"],
  ]);
});

test("texts without a word are never sent", async () => {
  const { origin, requests } = await answerBy(answers.cohere);
  const scores = await rerankerAt(origin).rerank("where", ["", "\n"], { signal });
  expect([[...scores], requests.length]).toEqual([[0, 0], 0]);
});

test.each<[string, ServerAnswer, string, string]>([
  [
    "no score for a text",
    { body: { results: [{ index: 0, relevance_score: 0.5 }] } },
    "model.failed",
    "Cohere gave no score for index 1 of 2 texts.",
  ],
  [
    "two scores for one",
    { body: { results: [0, 0].map((index) => ({ index, relevance_score: 0.5 })) } },
    "model.failed",
    "Cohere gave two scores for index 0.",
  ],
  [
    "a score that is none",
    { body: { results: [0, 1].map((index) => ({ index, relevance_score: null })) } },
    "model.failed",
    "Cohere gave null in place of a score for index 0.",
  ],
  [
    "another shape",
    { body: { scores: [1, 2] } },
    "model.failed",
    "Cohere gave JSON in another shape than that of reranking.",
  ],
  [
    "a text that is too long",
    { status: 413, body: { error: "`inputs` must have less than 512 tokens. Given: 600" } },
    "model.refused",
    'One of 2 texts is 88 tokens longer than the 512 tokens that cohere/m takes; the longest is text 1 of 2 (5 characters; begins "north").',
  ],
  [
    "a wish to wait",
    { status: 429, body: { message: "trial limit" } },
    "model.busy",
    "Cohere asks to wait (status 429): trial limit.",
  ],
])("%s is an error", async (_, answer, code, message) => {
  const { origin } = await answerBy(() => answer);
  const reranking = rerankerAt(origin).rerank("where", ["north", "east"], { signal });
  await expect(reranking).rejects.toMatchObject({ code, message });
});

test("id and version say all that its scores depend on, and a limit that cannot be told is refused", () => {
  const parts = {
    egress: { send: () => Promise.reject(new Error("not asked")) },
    environment: { COHERE_API_KEY: "sk-1234567890" },
  };
  const described = (settings: Partial<ServedRerankerSettings>) => {
    const { id, version } = servedReranker({ vendor: "cohere", model: "m", ...settings }, parts);
    return [id, version];
  };
  expect([
    described({}),
    described({ maxTokensPerText: 512 }),
    described({ vendor: "tei", baseUrl: "http://gpu:8080/" }),
  ]).toEqual([
    ["cohere/m", "1"],
    ["cohere/m", "1 tokens=512"],
    ["tei/m", "1@http://gpu:8080/rerank"],
  ]);
  expect(() => described({ vendor: "tei", maxTokensPerText: 512 })).toThrow(
    expect.objectContaining({
      code: "config.invalid",
      message: "text-embeddings-inference cannot be told how many tokens of a text to read.",
    }),
  );
});
