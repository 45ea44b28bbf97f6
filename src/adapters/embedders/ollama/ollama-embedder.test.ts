import { expect, test } from "vitest";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import type { AroundTextRequest } from "../../../ports/text-request.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy, type ServerAnswer } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { closedOrigin } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { countedVector } from "../served/counted-vector.fixture.ts";
import type { ServedEmbedderSettings } from "../served/served-embedder.ts";
import { ollamaEmbedder } from "./ollama-embedder.ts";

const passages = { kind: "passage", signal: new AbortController().signal } as const;

function embeddings({ input }: { input: string[] }): ServerAnswer {
  const body = { model: "m", embeddings: input.map((text) => countedVector(text, 8)), prompt_eval_count: 4 };
  return { body };
}

function embedderAt(
  origin: string,
  settings: Partial<ServedEmbedderSettings> = {},
  around?: AroundTextRequest,
) {
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  return ollamaEmbedder(
    { model: "nomic-embed-text", dimensions: 8, baseUrl: origin, ...settings },
    { egress, environment: {}, ...(around && { around }) },
  );
}

describeEmbedder({ name: "ollama", make: async () => embedderAt((await answerBy(embeddings)).origin) });

test("asks for vectors of texts that are never cut, and hears what they took", async () => {
  const { origin, requests } = await answerBy(embeddings);
  const tokens: (number | null)[] = [];
  const around: AroundTextRequest = async (_, send) => {
    const reply = await send();
    tokens.push(reply.usage.tokens);
    return reply;
  };
  await embedderAt(origin, {}, around).embed(["north"], passages);
  await embedderAt(origin, { shortened: true }).embed(["north"], passages);
  expect([requests.map(({ url, body }) => [url, JSON.parse(body)]), tokens]).toEqual([
    [
      ["/api/embed", { model: "nomic-embed-text", input: ["north"], truncate: false }],
      ["/api/embed", { model: "nomic-embed-text", input: ["north"], truncate: false, dimensions: 8 }],
    ],
    [4],
  ]);
});

test.each<[string, ServerAnswer, string, string]>([
  [
    "a model that was not fetched",
    { status: 404, body: { error: 'model "nomic-embed-text" not found, try pulling it first' } },
    "model.refused",
    'Ollama has no model "nomic-embed-text": model "nomic-embed-text" not found, try pulling it first.',
  ],
  [
    "a text that is too long",
    { status: 400, body: { error: "the input length exceeds the context length" } },
    "model.refused",
    'One of 2 texts is longer than ollama/nomic-embed-text-8 takes; the longest is text 1 of 2 (5 characters; begins "north").',
  ],
  [
    "a vector too few",
    { body: { embeddings: [countedVector("a", 8)] } },
    "model.failed",
    "Ollama gave 1 vector for 2 texts.",
  ],
  [
    "another shape",
    { body: { embedding: countedVector("a", 8) } },
    "model.failed",
    "Ollama gave JSON in another shape than that of /api/embed.",
  ],
])("%s is an error", async (_, answer, code, message) => {
  const { origin } = await answerBy(() => answer);
  await expect(embedderAt(origin).embed(["north", "east"], passages)).rejects.toMatchObject({
    code,
    message,
  });
});

test("says how to start it where nothing answers", async () => {
  const origin = await closedOrigin();
  await expect(embedderAt(origin).embed(["north"], passages)).rejects.toMatchObject({
    code: "model.failed",
    hint: "Start it with `ollama serve`, or check its address.",
  });
});

test("a base URL that leads elsewhere is told without the /v1 of others", async () => {
  const { origin } = await answerBy(() => ({ status: 404, body: "404 page not found" }));
  await expect(embedderAt(origin).embed(["north"], passages)).rejects.toMatchObject({
    hint: "Check the base URL. That of Ollama is http://localhost:11434.",
  });
});
