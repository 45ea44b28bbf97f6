import { describe, expect, test } from "vitest";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import {
  accessWith,
  eventFrame,
  exceptionFrame,
  framesAnswer,
  jsonAnswer,
  secret,
  sessionToken,
} from "../../shared/aws/aws-wire.fixture.ts";
import { outcomeOf, textEvents } from "../../shared/aws/outcome.fixture.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { bedrockModel, type BedrockSettings } from "./bedrock-model.ts";
import { completionTexts, importedAnswer, importedArn } from "./imported-wire.fixture.ts";
import { converseAnswer, delta, ended, stop } from "./converse-wire.fixture.ts";

const converseModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

type ServedSettings = Pick<BedrockSettings, "model"> & Partial<BedrockSettings>;

async function served(
  answer: PlayedAnswer | null,
  settings: ServedSettings,
  environment: Readonly<Record<string, string>> = {},
) {
  const { origin, requests, left } = await play(answer);
  const ledger = memoryLedger();
  const egress = httpEgress({ allowedOrigins: [origin], ledger, clock: fixedClock() });
  const model = bedrockModel({ baseUrl: origin, ...settings }, { egress, ...accessWith(environment) });
  return { model, secret, requests: () => requests.length, left, sent: requests, ledger };
}

/** Tokens that reason are counted with the others, and nowhere by themselves. */
const converseWire = {
  reasoning: true,
  refusal: true,
  tools: true,
  logprobs: false,
  usageParts: ["cachedInputTokens"] as const,
  signatures: true,
};
const completionWire = { reasoning: true, refusal: false, tools: false, logprobs: false, usageParts: [] };

describeLanguageModel({
  name: "Bedrock Converse",
  wire: converseWire,
  make: (reply, limits) => served(converseAnswer(reply), { model: converseModel, ...limits }),
});

describeLanguageModel({
  name: "an imported model in chat",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  make: (reply, limits) =>
    served(importedAnswer(reply), { model: importedArn, traits: { tools: true }, ...limits }),
});

describeLanguageModel({
  name: "an imported model in completions",
  wire: completionWire,
  make: (reply, limits) =>
    served(importedAnswer(reply, completionTexts), {
      model: importedArn,
      imported: { family: "llama" },
      // Its tokens have ids and no texts, which the contract compares; tests of their own are beside `idTokens`.
      traits: { logprobAlternatives: null },
      ...limits,
    }),
});

const usageTold = { type: "usage", usage: { inputTokens: 12, outputTokens: 5 } };
const finish = { type: "finish", finish: { reason: "stop", raw: "end_turn" } };
const converse = { model: converseModel };

describe("Converse", () => {
  test("is asked at the model's own address, signed, with every byte in the ledger and no secret in what is kept", async () => {
    const { model, sent, ledger } = await served(
      framesAnswer([delta(0, { text: "North." }), stop(0), ...ended()]),
      converse,
    );
    const { events, raw, error } = await outcomeOf(model);
    const [request] = sent;
    expect([error, events, request?.url]).toEqual([
      undefined,
      [...textEvents("North."), usageTold, finish],
      "/model/eu.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse-stream",
    ]);
    expect(request?.headers).toMatchObject({
      "x-amz-date": "20261126T000000Z",
      "x-amz-security-token": sessionToken,
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261126\/eu-central-1\/bedrock\/aws4_request, SignedHeaders=accept;content-type;host;x-amz-date;x-amz-security-token, Signature=[\da-f]{64}$/,
      ),
    });
    expect(raw).toEqual([
      request?.body,
      [
        '{"contentBlockDelta":{"contentBlockIndex":0,"delta":{"text":"North."},"p":"abcdefgh"}}\n',
        '{"contentBlockStop":{"contentBlockIndex":0,"p":"ab"}}\n',
        '{"messageStop":{"stopReason":"end_turn"}}\n',
        '{"metadata":{"usage":{"inputTokens":12,"outputTokens":5,"totalTokens":17},"metrics":{"latencyMs":5}}}\n',
      ].join(""),
    ]);
    expect((await ledgerRows(ledger)).map(({ requestBytes, status }) => [requestBytes, status])).toEqual([
      [Buffer.byteLength(request?.body ?? ""), 200],
    ]);
  });

  test("takes a bearer token in place of keys", async () => {
    const environment = { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-1234" };
    const { model, sent } = await served(
      framesAnswer([delta(0, { text: "bedrock-api-key-1234" }), stop(0), ...ended()]),
      converse,
      environment,
    );
    const { raw } = await outcomeOf(model);
    expect([sent[0]?.headers["authorization"], sent[0]?.headers["x-amz-date"]]).toEqual([
      "Bearer bedrock-api-key-1234",
      undefined,
    ]);
    expect(raw.join("")).not.toContain("bedrock-api-key-1234");
  });

  test("keeps reasoning with its signature, also where it is encrypted", async () => {
    const frames = [
      delta(0, { reasoningContent: { text: "Hm." } }),
      delta(0, { reasoningContent: { signature: "c2ln" } }),
      stop(0),
      delta(1, { reasoningContent: { redactedContent: "AAE=" } }),
      delta(1, { reasoningContent: { redactedContent: "Ag==" } }),
      stop(1),
      delta(2, { text: "North." }),
      stop(2),
      ...ended(),
    ];
    const { events } = await outcomeOf((await served(framesAnswer(frames), converse)).model);
    expect(events.slice(0, 5)).toEqual([
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1", signature: "c2ln" },
      { type: "reasoning-start", id: "reasoning-2" },
      { type: "reasoning-end", id: "reasoning-2", signature: "redacted:AAEC" },
    ]);
  });

  const whole = {
    output: {
      message: {
        role: "assistant",
        content: [
          { reasoningContent: { reasoningText: { text: "Hm.", signature: "c2ln" } } },
          { reasoningContent: { redactedContent: "AAEC" } },
          { text: "Let me look." },
          { toolUse: { toolUseId: "call_1", name: "search", input: { query: "Häfen" } } },
          { novelty: {} },
        ],
      },
    },
    stopReason: "tool_use",
    usage: {
      inputTokens: 2,
      outputTokens: 5,
      totalTokens: 17,
      cacheReadInputTokens: 7,
      cacheWriteInputTokens: 3,
    },
    metrics: { latencyMs: 5 },
  };

  test("gives a reply that came whole as if it had been streamed", async () => {
    const { model, sent } = await served(jsonAnswer(whole), { ...converse, stream: false });
    const { events, raw, error } = await outcomeOf(model);
    expect([error, sent[0]?.url, raw[1]]).toEqual([
      undefined,
      "/model/eu.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse",
      JSON.stringify(whole),
    ]);
    expect(events).toEqual([
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1", signature: "c2ln" },
      { type: "reasoning-start", id: "reasoning-2" },
      { type: "reasoning-end", id: "reasoning-2", signature: "redacted:AAEC" },
      { type: "text-start", id: "text-3" },
      { type: "text-delta", id: "text-3", text: "Let me look." },
      { type: "text-end", id: "text-3" },
      { type: "tool-start", id: "call_1", name: "search" },
      { type: "tool-delta", id: "call_1", json: '{"query":"Häfen"}' },
      { type: "tool-end", id: "call_1", name: "search", input: { query: "Häfen" } },
      { type: "usage", usage: { inputTokens: 12, outputTokens: 5, cachedInputTokens: 7 } },
      { type: "finish", finish: { reason: "tool-calls", raw: "tool_use" } },
    ]);
  });

  test.each<[string, string, boolean]>([
    ["meta.llama3-3-70b-instruct-v1:0", "converse", true],
    ["meta.llama3-3-70b-instruct-v1:0", "converse-stream", false],
    ["ai21.j2-ultra-v1", "converse", false],
  ])("%s is asked by %s where tools are %s", async (name, operation, hasTools) => {
    const { model, sent } = await served(jsonAnswer(whole), { model: name });
    await outcomeOf(
      model,
      hasTools ? { tools: [{ name: "search", description: "Finds.", input: { type: "object" } }] } : {},
    );
    expect(sent.map(({ url }) => url)).toEqual([`/model/${encodeURIComponent(name)}/${operation}`]);
  });

  test.each([
    ["guardrail_intervened", "content-filter"],
    ["content_filtered", "content-filter"],
    ["model_context_window_exceeded", "length"],
    ["malformed_tool_use", "other"],
    ["constructor", "other"],
    ["a_new_reason", "other"],
  ])("an end by %s is told as %s, with its own word", async (stopReason, reason) => {
    const { model } = await served(
      framesAnswer([delta(0, { text: "a" }), stop(0), ...ended(stopReason)]),
      converse,
    );
    expect((await outcomeOf(model)).events.at(-1)).toEqual({
      type: "finish",
      finish: { reason, raw: stopReason },
    });
  });

  test.each<[string, string, object]>([
    ["throttlingException", "model.busy", { status: 429, mayPass: true, isOutage: false }],
    ["modelStreamErrorException", "model.failed", { status: 424, mayPass: true, isOutage: true }],
    ["validationException", "model.refused", { status: 400, mayPass: false }],
  ])("an exception inside a stream, %s, comes after what had come, as %s", async (name, code, fault) => {
    const frames = [delta(0, { text: "In the " }), exceptionFrame(name, { message: `No ${secret}` })];
    const { model } = await served(framesAnswer(frames), converse);
    const { events, raw, error } = await outcomeOf(model);
    expect([events, error?.code, error && faultOf(error)]).toEqual([
      textEvents("In the ").slice(0, 2),
      code,
      expect.objectContaining(fault),
    ]);
    expect([error?.message.includes(secret), raw[1]?.includes("[AWS_SECRET_ACCESS_KEY]")]).toEqual([
      false,
      true,
    ]);
  });

  test("a stream that ends inside a frame is a failure", async () => {
    const frames = [delta(0, { text: "North." }), stop(0), ...ended()];
    const cut = Buffer.concat(frames).subarray(0, -5);
    const { error } = await outcomeOf((await served(framesAnswer([cut]), converse)).model);
    expect([error?.code, error?.message]).toEqual([
      "model.failed",
      "Amazon Bedrock closed the connection before its reply had ended.",
    ]);
  });

  test("events it does not know are passed over, and so is a break after the last", async () => {
    const frames = [eventFrame("novelty", { a: 1 }), delta(0, { text: "North." }), stop(0), ...ended()];
    const { events, error } = await outcomeOf((await served(framesAnswer(frames, "break"), converse)).model);
    expect([error, events]).toEqual([undefined, [...textEvents("North."), usageTold, finish]]);
  });

  test.each<[string, Parameters<typeof outcomeOf>[1], string]>([
    [
      "calls without tools",
      {
        messages: [{ role: "assistant", parts: [{ type: "tool-call", id: "a", name: "search", input: {} }] }],
      },
      "cannot be kept from calling tools",
    ],
    [
      "an image of a strange type",
      { messages: [{ role: "user", parts: [{ type: "image", mediaType: "image/tiff", base64: "AA==" }] }] },
      "reads no images of type image/tiff",
    ],
  ])("does not send %s", async (_, request, message) => {
    const { model, requests } = await served(null, converse);
    const { error } = await outcomeOf(model, request);
    expect([error?.code, error?.message, requests()]).toEqual([
      "model.unsupported",
      expect.stringContaining(message),
      0,
    ]);
  });

  test("what answers at another address is told, and no secret in its words", async () => {
    const page = { ...jsonAnswer(`<html>${secret}</html>`), headers: { "content-type": "text/html" } };
    const { error } = await outcomeOf((await served(page, converse)).model);
    expect([error?.code, error?.message]).toEqual([
      "model.refused",
      expect.stringMatching(/answered with status 200, but not as Amazon Bedrock does\.$/),
    ]);
  });
});

describe("settings and identity", () => {
  const parts = {
    egress: httpEgress({ allowedOrigins: [], ledger: memoryLedger(), clock: fixedClock() }),
    ...accessWith(),
  };

  test("an id and a version for every way of asking, and another elsewhere", () => {
    const of = (settings: ServedSettings): string[] => {
      const { id, version } = bedrockModel(settings, parts);
      return [id, version];
    };
    expect([
      of({ model: "amazon.nova-lite-v1:0" }),
      of({ model: importedArn }),
      of({ model: importedArn, imported: { family: "qwen" } }),
      of({ model: importedArn, imported: { format: "openai-completion", family: "llama" } }),
      of({ model: "amazon.nova-lite-v1:0", baseUrl: "http://localhost:1/x" }),
    ]).toEqual([
      ["bedrock/amazon.nova-lite-v1:0", "1"],
      [`bedrock/${importedArn}`, "1-openai-chat"],
      [`bedrock/${importedArn}`, "1-bedrock-completion-qwen"],
      [`bedrock/${importedArn}`, "1-openai-completion-llama"],
      [
        "bedrock/amazon.nova-lite-v1:0",
        "1@http://localhost:1/x/model/amazon.nova-lite-v1%3A0/converse-stream",
      ],
    ]);
  });

  test.each<[string, ServedSettings, string]>([
    ["no model", { model: "" }, '"" is not the id of a model of Amazon Bedrock.'],
    ["no address", { model: "m", baseUrl: "localhost" }, '"localhost" is not a base URL.'],
    [
      "another region than the ARN's",
      { model: importedArn, region: "us-east-1" },
      `The region is set to us-east-1, but ${importedArn} lies in eu-central-1.`,
    ],
    [
      "completions of nobody knows whom",
      { model: importedArn, imported: { format: "bedrock-completion" } },
      `${importedArn} is asked for completions, but the family of the model is not set.`,
    ],
  ])("refuses %s", (_, settings, message) => {
    expect(() => bedrockModel(settings, parts)).toThrow(
      expect.objectContaining({ code: "config.invalid", message }),
    );
  });

  test.each([
    [
      "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      { thinking: true, images: true, responseSchema: true, sampling: true },
    ],
    [
      "global.anthropic.claude-opus-4-8",
      { thinking: false, images: true, responseSchema: true, sampling: false },
    ],
    ["anthropic.claude-sonnet-5", { thinking: false, sampling: false }],
    ["us.anthropic.claude-opus-4-1-20250805-v1:0", { thinking: true, responseSchema: false }],
    ["anthropic.claude-3-5-haiku-20241022-v1:0", { images: false, tools: true }],
    ["amazon.nova-micro-v1:0", { images: false, tools: true }],
    ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", { images: true }],
    ["qwen.qwen3-32b-v1:0", { responseSchema: true }],
    ["somebody.new-v1:0", { tools: true, images: false, seed: false, logprobAlternatives: null }],
  ])("knows what %s can do", (model, traits) => {
    const environment = { ...accessWith().environment, AWS_REGION: "us-east-1" };
    expect(bedrockModel({ model }, { ...parts, environment }).traits).toMatchObject(traits);
  });
});
