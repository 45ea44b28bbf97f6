import { describe, expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import type { Egress } from "../../../ports/egress.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { serve } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import type { AroundTextRequest } from "../../../ports/text-request.ts";
import { accessWith, secret } from "../../shared/aws/aws-wire.fixture.ts";
import { countedVector } from "../served/counted-vector.fixture.ts";
import { bedrockEmbedder, type BedrockEmbedderSettings } from "./bedrock-embedder.ts";

interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

interface Seen {
  url: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

async function servedBy(answer: (body: Record<string, unknown>) => Answer) {
  const requests: Seen[] = [];
  let most = 0;
  let open = 0;
  const origin = await serve((request, response) => {
    const parts: Buffer[] = [];
    most = Math.max(most, ++open);
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
      requests.push({ url: request.url ?? "", authorization: request.headers.authorization, body });
      const { status = 200, headers = {}, body: told } = answer(body);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      // Behind whatever else has come meanwhile.
      setImmediate(() => {
        open -= 1;
        response.end(typeof told === "string" ? told : JSON.stringify(told));
      });
    });
  });
  return { origin, requests, most: () => most };
}

function embedderAt(
  origin: string,
  settings: Pick<BedrockEmbedderSettings, "model"> & Partial<BedrockEmbedderSettings>,
  around?: AroundTextRequest,
) {
  const ledger = memoryLedger();
  const carried: unknown[] = [];
  const outside = httpEgress({ allowedOrigins: [origin], ledger, clock: fixedClock() });
  const egress: Egress = {
    send(request) {
      carried.push(request.carries);
      return outside.send(request);
    },
  };
  const embedder = bedrockEmbedder(
    { baseUrl: origin, ...settings },
    { egress, ...accessWith(), ...(around && { around }) },
  );
  return { embedder, ledger, carried };
}

const titan = { model: "amazon.titan-embed-text-v2:0", dimensions: 256 };
const cohere = { model: "cohere.embed-multilingual-v3" };

function titanAnswer({ inputText, dimensions = 1536 }: Record<string, unknown>): Answer {
  return {
    body: { embedding: countedVector(String(inputText), Number(dimensions)), inputTextTokenCount: 3 },
    headers: { "x-amzn-bedrock-input-token-count": "3" },
  };
}

/** As the service turns down more than 96 texts. */
function cohereAnswer({ texts, output_dimension: dimensions = 1024 }: Record<string, unknown>): Answer {
  const list = texts as string[];
  if (list.length > 96) return { status: 400, body: { message: "expected maxItems: 96" } };
  return {
    body: {
      embeddings: { float: list.map((text) => countedVector(text, Number(dimensions))) },
      response_type: "embeddings_by_type",
    },
  };
}

describeEmbedder({
  name: "Titan",
  make: async () => embedderAt((await servedBy(titanAnswer)).origin, titan).embedder,
});

describeEmbedder({
  name: "Cohere on Bedrock",
  make: async () => embedderAt((await servedBy(cohereAnswer)).origin, { ...cohere }).embedder,
});

const never = new AbortController().signal;
const passages = { kind: "passage", signal: never } as const;

test("Titan is asked one text a request, at most so many at once, each for its own passage", async () => {
  const { origin, requests, most } = await servedBy(titanAnswer);
  const { embedder, ledger, carried } = embedderAt(origin, { ...titan, requestsAtOnce: 2 });
  const carries = ["a", "b", "c"].map((source) => ({ source, start: 0, end: 5 }));
  await embedder.embed(["north", " ", "south"], { ...passages, carries });
  expect([most() <= 2, requests.map(({ url, body }) => [url, body])]).toEqual([
    true,
    ["north", "south"].map((inputText) => [
      "/model/amazon.titan-embed-text-v2%3A0/invoke",
      { inputText, dimensions: 256, normalize: true },
    ]),
  ]);
  expect(requests[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261126\/eu-central-1\/bedrock\//,
  );
  const rows = await ledgerRows(ledger);
  expect([rows.map(({ purpose }) => purpose), carried]).toEqual([
    Array.from({ length: 2 }, () => "embed bedrock/amazon.titan-embed-text-v2:0-256"),
    [[carries[0]], [carries[2]]],
  ]);
});

test("Titan of the first version is asked for nothing but the text", async () => {
  const { origin, requests } = await servedBy(titanAnswer);
  const { embedder } = embedderAt(origin, { model: "amazon.titan-embed-text-v1" });
  const rows = await embedder.embed(["north"], passages);
  expect([embedder.id, rows.length, requests.map(({ body }) => body)]).toEqual([
    "bedrock/amazon.titan-embed-text-v1-1536",
    1536,
    [{ inputText: "north" }],
  ]);
});

describe("Cohere", () => {
  test.each<[string, Partial<BedrockEmbedderSettings>, "query" | "passage", object]>([
    ["questions", {}, "query", { input_type: "search_query", truncate: "NONE" }],
    ["passages", { truncate: true }, "passage", { input_type: "search_document", truncate: "END" }],
    [
      "what the fourth version is asked",
      { model: "eu.cohere.embed-v4:0", dimensions: 512, truncate: true },
      "passage",
      { input_type: "search_document", truncate: "RIGHT", output_dimension: 512 },
    ],
  ])("is told %s", async (_, settings, kind, expected) => {
    const { origin, requests } = await servedBy(cohereAnswer);
    await embedderAt(origin, { ...cohere, ...settings }).embedder.embed(["north", "south"], {
      kind,
      signal: never,
    });
    expect(requests.map(({ body }) => body)).toEqual([
      { texts: ["north", "south"], embedding_types: ["float"], ...expected },
    ]);
  });

  test("gives its vectors in lists too", async () => {
    const { origin } = await servedBy(() => ({
      body: { embeddings: [[3, ...Array.from({ length: 1023 }, () => 0)]] },
    }));
    const rows = await embedderAt(origin, cohere).embedder.embed(["north"], passages);
    expect([rows[0], rows[1]]).toEqual([1, 0]);
  });

  test("is asked 96 texts a request", async () => {
    const { origin, requests } = await servedBy(cohereAnswer);
    const texts = Array.from({ length: 200 }, (_, at) => `text ${at}`);
    await embedderAt(origin, cohere).embedder.embed(texts, passages);
    expect(requests.map(({ body }) => (body["texts"] as string[]).length).sort((a, b) => b - a)).toEqual([
      96, 96, 8,
    ]);
  });
});

test("what is around a request hears what it holds and took, and may send it again", async () => {
  let answers = 0;
  const { origin, requests } = await servedBy((body) =>
    ++answers === 1
      ? { status: 429, body: { message: "Too many" }, headers: { "x-amzn-errortype": "ThrottlingException" } }
      : titanAnswer(body),
  );
  const heard: unknown[] = [];
  const around: AroundTextRequest = async ({ part, texts, characters }, send) => {
    const reply = await send().catch(() => send());
    heard.push([part, texts, characters, reply.usage]);
    return reply;
  };
  await embedderAt(origin, titan, around).embedder.embed(["north"], passages);
  expect([requests.length, heard]).toEqual([
    2,
    [["bedrock/amazon.titan-embed-text-v2:0-256", 1, 5, { tokens: 3, searchUnits: null }]],
  ]);
});

async function errorOf(
  answer: Answer,
  settings: Parameters<typeof embedderAt>[1] = titan,
): Promise<AppError | undefined> {
  const { origin } = await servedBy(() => answer);
  return embedderAt(origin, settings)
    .embedder.embed(["north"], passages)
    .then(
      () => undefined,
      (error: AppError) => error,
    );
}

test.each<[string, Answer, string, string]>([
  [
    "a vector of another length",
    { body: { embedding: [1, 2, 3] } },
    "model.failed",
    "Amazon Bedrock gave a vector of 3 numbers for index 0, where 256 are set.",
  ],
  [
    "what is no number",
    { body: { embedding: [null, ...Array.from({ length: 255 }, () => 1)] } },
    "model.failed",
    "Amazon Bedrock gave null in place of number 0 of the vector for index 0.",
  ],
  ["another shape", { body: { vector: [] } }, "model.failed", "Amazon Bedrock gave JSON without vectors."],
  [
    "no JSON",
    { body: "[1," },
    "model.failed",
    "Amazon Bedrock sent something that is no JSON for amazon.titan-embed-text-v2:0.",
  ],
  [
    "a text that is too long",
    {
      status: 400,
      headers: { "x-amzn-errortype": "ValidationException" },
      body: {
        message:
          "400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9000 ",
      },
    },
    "model.refused",
    "A text is too long for bedrock/amazon.titan-embed-text-v2:0-256: 400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9000.",
  ],
  [
    "a busy service",
    {
      status: 429,
      headers: { "x-amzn-errortype": "ThrottlingException", "retry-after": "4" },
      body: { message: "Too many requests" },
    },
    "model.busy",
    "Amazon Bedrock asks to wait: Too many requests.",
  ],
  [
    "credentials in the words of the service",
    {
      status: 403,
      headers: { "x-amzn-errortype": "UnrecognizedClientException" },
      body: { message: `Bad ${secret}` },
    },
    "model.refused",
    "Amazon Bedrock refused the credentials: Bad [AWS_SECRET_ACCESS_KEY].",
  ],
])("%s is told, and nothing else", async (_, answer, code, message) => {
  const error = await errorOf(answer);
  expect([error?.code, error?.message, error?.hint]).toEqual([code, message, expect.stringMatching(/\.$/)]);
});

test("fewer vectors than texts are a failure", async () => {
  const error = await errorOf({ body: { embeddings: [] } }, cohere);
  expect([error?.code, error?.message]).toEqual([
    "model.failed",
    "Amazon Bedrock gave 0 vectors for 1 text.",
  ]);
});

test("an outage may pass, and is told as one", async () => {
  const error = await errorOf({ status: 500, body: { message: "Oops" } });
  expect(error && faultOf(error)).toEqual({ status: 500, retryAfterMs: null, mayPass: true, isOutage: true });
});

test.each<[string, Partial<BedrockEmbedderSettings>, string]>([
  [
    "another length than the model has",
    { dimensions: 300 },
    "amazon.titan-embed-text-v2:0 gives vectors of 1024, 512, 256 numbers, not of 300.",
  ],
  [
    "a model that is no embedder",
    { model: "amazon.nova-lite-v1:0" },
    '"amazon.nova-lite-v1:0" is no embedding model of Amazon Bedrock that Soundings can ask.',
  ],
])("refuses %s", (_, settings, message) => {
  expect(() => embedderAt("http://127.0.0.1:1", { ...titan, ...settings })).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});
