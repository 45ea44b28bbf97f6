import { expect, test } from "vitest";
import { circuit } from "../../../core/models/circuit.ts";
import { limitedRequests } from "../../../core/models/limited-requests.ts";
import { type MeteredRequest, meteredRequests } from "../../../core/models/metered-requests.ts";
import { modelLimiter } from "../../../core/models/model-limiter.ts";
import { nestedRequests } from "../../../core/models/nested-requests.ts";
import { retryingRequests } from "../../../core/models/retrying-requests.ts";
import type { Wait } from "../../../core/models/wait.ts";
import { seededRandom } from "../../../core/statistics/random.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { answerBy } from "../../egress/answering-server.fixture.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { countedVector } from "../served/counted-vector.fixture.ts";
import { openaiCompatibleEmbedder } from "./openai-compatible-embedder.ts";

test("a provider that asks to wait and then fails gets only those requests again that did not come through", async () => {
  const refusals = new Map([
    [2, { status: 429, headers: { "retry-after": "7" }, body: { error: { message: "Slow down" } } }],
    [3, { status: 500, body: { error: { message: "It broke" } } }],
  ]);
  const { origin, requests } = await answerBy(({ input }: { input: string[] }, number) => {
    const data = input.map((text, index) => ({ index, embedding: countedVector(text, 8) }));
    return refusals.get(number) ?? { body: { data, usage: { prompt_tokens: 2 } } };
  });
  const clock = fixedClock();
  const ledger = memoryLedger();
  const metered: MeteredRequest[] = [];
  const waited: number[] = [];
  const wait: Wait = async (milliseconds) => {
    waited.push(milliseconds);
    clock.advance(milliseconds);
  };
  const limiter = modelLimiter({ limits: { concurrent: 1, tokensPerMinute: 1000 }, clock, wait });
  const around = nestedRequests(
    retryingRequests({
      circuit: circuit({ provider: "OpenAI", clock }),
      random: { ...seededRandom(1), uniform: () => 0.5 },
      wait,
    }),
    limitedRequests({ limiter, tokensOf: ({ characters }) => characters }),
    meteredRequests((request) => metered.push(request)),
  );
  const embedder = openaiCompatibleEmbedder(
    {
      vendor: "openai",
      model: "m",
      dimensions: 8,
      baseUrl: origin,
      batch: { texts: 2 },
      requestsAtOnce: 1,
    },
    {
      egress: httpEgress({ allowedOrigins: [origin], ledger, clock }),
      environment: { OPENAI_API_KEY: "sk-1234567890" },
      around,
    },
  );
  const texts = ["a", "b", "c", "d", "e"];
  const rows = await embedder.embed(texts, { kind: "passage", signal: new AbortController().signal });

  expect(rows).toEqual(Float32Array.from(texts.flatMap((text) => countedVector(text, 8))));
  expect(requests.map(({ body }) => (JSON.parse(body) as { input: string[] }).input.join(""))).toEqual([
    "ab",
    "cd",
    "cd",
    "cd",
    "e",
  ]);
  expect(waited).toEqual([7250, 500]);
  expect(metered.map(({ texts, code, usage }) => [texts, code, usage?.tokens])).toEqual([
    [2, null, 2],
    [2, "model.busy", undefined],
    [2, "model.failed", undefined],
    [2, null, 2],
    [1, null, 2],
  ]);
  expect((await ledgerRows(ledger)).map(({ status, requestBytes }) => [status, requestBytes])).toEqual(
    requests.map(({ body }, at) => [[200, 429, 500, 200, 200][at], Buffer.byteLength(body)]),
  );
});
