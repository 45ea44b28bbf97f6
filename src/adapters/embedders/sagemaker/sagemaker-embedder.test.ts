import { expect, test } from "vitest";
import type { AppError } from "../../../contracts/app-error.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, serve } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { accessWith, jsonAnswer } from "../../shared/aws/aws-wire.fixture.ts";
import { countedVector } from "../served/counted-vector.fixture.ts";
import { endpointVectors } from "./endpoint-vectors.ts";
import { sagemakerEmbedder, type SagemakerEmbedderSettings } from "./sagemaker-embedder.ts";

function embedderAt(origin: string, settings: Partial<SagemakerEmbedderSettings> = {}) {
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  return sagemakerEmbedder(
    { endpoint: "all-MiniLM-L6-v2", baseUrl: origin, ...settings },
    { egress, ...accessWith() },
  );
}

/** A container that answers in this shape. */
function containerOf(shape: (vectors: number[][]) => unknown): Promise<string> {
  return serve((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as {
        text_inputs?: string[];
        inputs?: string[];
      };
      const texts = body.text_inputs ?? body.inputs ?? [];
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(shape(texts.map((text) => countedVector(text, 384)))));
    });
  });
}

describeEmbedder({
  name: "JumpStart's MiniLM",
  make: async () => embedderAt(await containerOf((embedding) => ({ embedding }))),
});

describeEmbedder({
  name: "text-embeddings-inference on SageMaker",
  make: async () => embedderAt(await containerOf((vectors) => vectors), { format: "inputs" }),
});

const passages = { kind: "passage", signal: new AbortController().signal } as const;
const unit = [1, ...Array.from({ length: 383 }, () => 0)];

test.each<[string, Partial<SagemakerEmbedderSettings>, unknown, object]>([
  ["JumpStart", {}, { embedding: [unit] }, { text_inputs: ["north"], mode: "embedding" }],
  ["Hugging Face", { format: "inputs" }, [unit], { inputs: ["north"] }],
])("is asked as %s takes texts, signed for SageMaker", async (_, settings, answer, body) => {
  const { origin, requests } = await play(jsonAnswer(answer));
  const embedder = embedderAt(origin, { ...settings, inferenceComponent: "minilm" });
  const rows = await embedder.embed(["north"], passages);
  const [request] = requests;
  expect([embedder.id, [...rows], request?.url, request && JSON.parse(request.body)]).toEqual([
    "sagemaker/all-MiniLM-L6-v2/minilm-384",
    unit,
    "/endpoints/all-MiniLM-L6-v2/invocations",
    body,
  ]);
  expect(request?.headers).toMatchObject({
    authorization: expect.stringContaining("/eu-central-1/sagemaker/aws4_request"),
    "x-amzn-sagemaker-inference-component": "minilm",
  });
});

test.each<[string, unknown, unknown]>([
  [
    "JumpStart",
    {
      embedding: [
        [1, 2],
        [3, 4],
      ],
    },
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["JumpStart, of one text", { embedding: [1, 2] }, [[1, 2]]],
  ["text-embeddings-inference", [[1, 2]], [[1, 2]]],
  [
    "OpenAI, in another order",
    {
      data: [
        { index: 1, embedding: [3] },
        { index: 0, embedding: [1] },
      ],
    },
    [[1], [3]],
  ],
  [
    "feature extraction, of tokens",
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    undefined,
  ],
  ["nobody", { vectors: [[1]] }, undefined],
  ["an empty list", [[]], undefined],
])("reads the shape of %s", (_, answer, expected) => {
  expect(endpointVectors(answer)).toEqual(expected);
});

test("vectors of another length are told with both lengths", async () => {
  const { origin } = await play(jsonAnswer({ embedding: [[1, 2]] }));
  const error = await embedderAt(origin)
    .embed(["north"], passages)
    .catch((error: AppError) => error);
  expect(error).toMatchObject({
    code: "model.failed",
    message: "Amazon SageMaker gave a vector of 2 numbers for index 0, where 384 are set.",
    hint: "Set dimensions to 2, or see whether all-MiniLM-L6-v2 is the endpoint you mean.",
  });
});

test("is another elsewhere", () => {
  expect(
    [{}, { region: "us-east-1" }, { format: "inputs" as const }].map((settings) =>
      embedderAt("http://127.0.0.1:1", settings).version.replace(/@.*/, ""),
    ),
  ).toEqual(["1 text_inputs eu-central-1", "1 text_inputs us-east-1", "1 inputs eu-central-1"]);
});

test.each<[string, Partial<SagemakerEmbedderSettings>, string]>([
  [
    "an endpoint whose length nobody knows",
    { endpoint: "mine" },
    'How long the vectors of the endpoint "mine" are is not set.',
  ],
  [
    "an address for a name",
    { endpoint: "https://x" },
    '"https://x" is not a name of an endpoint of Amazon SageMaker.',
  ],
])("refuses %s", (_, settings, message) => {
  expect(() => embedderAt("http://127.0.0.1:1", settings)).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});
