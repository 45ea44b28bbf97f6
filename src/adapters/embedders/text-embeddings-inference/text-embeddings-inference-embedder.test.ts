import { expect, test } from "vitest";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import type { AroundTextRequest } from "../../../ports/text-request.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy, type ServerAnswer } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { countedVector } from "../served/counted-vector.fixture.ts";
import { textEmbeddingsInferenceEmbedder } from "./text-embeddings-inference-embedder.ts";

const passages = { kind: "passage", signal: new AbortController().signal } as const;

/** As the server answers that takes 32 texts at once. */
function embeddings({ inputs }: { inputs: string[] }): ServerAnswer {
  if (inputs.length > 32) {
    const error = `batch size ${inputs.length} > maximum allowed batch size 32`;
    return { status: 413, body: { error, error_type: "Validation" } };
  }
  return { body: inputs.map((text) => countedVector(text, 8)), headers: { "x-compute-tokens": "9" } };
}

function embedderAt(origin: string, around?: AroundTextRequest, texts?: number) {
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  return textEmbeddingsInferenceEmbedder(
    { model: "bge-m3", dimensions: 8, baseUrl: origin, ...(texts !== undefined && { batch: { texts } }) },
    { egress, environment: {}, ...(around && { around }) },
  );
}

describeEmbedder({
  name: "text-embeddings-inference",
  make: async () => embedderAt((await answerBy(embeddings)).origin),
});

test("asks for vectors of texts that are never cut, and hears what they took", async () => {
  const { origin, requests } = await answerBy(embeddings);
  const tokens: (number | null)[] = [];
  const around: AroundTextRequest = async (_, send) => {
    const reply = await send();
    tokens.push(reply.usage.tokens);
    return reply;
  };
  await embedderAt(origin, around).embed(["north"], passages);
  expect([requests.map(({ url, body }) => [url, JSON.parse(body)]), tokens]).toEqual([
    [["/embed", { inputs: ["north"], normalize: true, truncate: false }]],
    [9],
  ]);
});

test.each<[string, ServerAnswer, string]>([
  [
    "a server that is overloaded",
    { status: 429, body: { error: "Model is overloaded", error_type: "Overloaded" } },
    "text-embeddings-inference asks to wait (status 429): Model is overloaded.",
  ],
  [
    "a model that is another kind",
    { status: 424, body: { error: "Model is not an embedding model", error_type: "Backend" } },
    "text-embeddings-inference turned the request down with status 424: Model is not an embedding model.",
  ],
  [
    "a vector too many",
    { body: [countedVector("a", 8), countedVector("b", 8)] },
    "text-embeddings-inference gave 2 vectors for 1 text.",
  ],
  [
    "another shape",
    { body: { data: [] } },
    "text-embeddings-inference gave JSON in another shape than that of /embed.",
  ],
])("%s is an error", async (_, answer, message) => {
  const { origin } = await answerBy(() => answer);
  await expect(embedderAt(origin).embed(["north"], passages)).rejects.toMatchObject({ message });
});

test("a server that takes fewer texts at once says what to set", async () => {
  const { origin } = await answerBy(embeddings);
  const texts = Array.from({ length: 40 }, (_, at) => `Text ${at}.`);
  await expect(embedderAt(origin, undefined, 64).embed(texts, passages)).rejects.toMatchObject({
    code: "model.refused",
    message:
      "text-embeddings-inference takes no request as large as this one with 40 texts: batch size 40 > maximum allowed batch size 32.",
    hint: "Set fewer texts or characters for a request (batch).",
  });
});
