import { describe, expect, test } from "vitest";
import type { ModelRequest } from "../../../contracts/model.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { ask, outcomeOf, type ProviderAnswer } from "../../shared/provider/provider-answer.fixture.ts";
import { chunk, contentAnswer, errorAnswer, eventsAnswer, jsonAnswer } from "./content-wire.fixture.ts";
import { geminiAt, secret } from "./gemini-at.fixture.ts";
import { geminiModel, type GeminiSettings } from "./gemini-model.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

describeLanguageModel({
  name: "gemini",
  wire: {
    reasoning: true,
    refusal: false,
    tools: true,
    logprobs: true,
    callFragments: false,
    tokenBytes: false,
    signatures: true,
  },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(contentAnswer(reply));
    const model = geminiAt(origin, egressTo(origin), { silenceMs });
    return { model, secret, requests: () => requests.length, left };
  },
});

function egressTo(origin: string, ledger = memoryLedger()) {
  return httpEgress({ allowedOrigins: [origin], ledger, clock });
}

async function answered(
  answer: ProviderAnswer,
  request: ModelRequest = ask,
  settings: Partial<GeminiSettings> = {},
) {
  const { origin, requests } = await play(answer);
  const ledger = memoryLedger();
  const outcome = await outcomeOf(geminiAt(origin, egressTo(origin, ledger), settings), request);
  return { ...outcome, requests, rows: await ledgerRows(ledger), origin };
}

const usageMetadata = { promptTokenCount: 12, candidatesTokenCount: 5, totalTokenCount: 17 };
const end = chunk([], { finishReason: "STOP" }, { usageMetadata });
const told = { type: "usage", usage: { inputTokens: 12, outputTokens: 5 } };
const finish = { type: "finish", finish: { reason: "stop", raw: "STOP" } };
const textEvents = (id: string, text: string) => [
  { type: "text-start", id },
  { type: "text-delta", id, text },
  { type: "text-end", id },
];

test("streams, leaves a row in the ledger with every byte, and sends the key in its header alone", async () => {
  const answer = eventsAnswer([chunk([{ text: "North." }]), end]);
  const { requests, rows, origin } = await answered(answer);
  expect(requests.map(({ url, headers }) => [url, headers["x-goog-api-key"]])).toEqual([
    ["/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", secret],
  ]);
  expect(rows).toMatchObject([
    {
      purpose: "model gemini/gemini-2.5-flash",
      origin,
      path: "/v1beta/models/gemini-2.5-flash:streamGenerateContent",
      requestBytes: Buffer.byteLength(requests[0]?.body ?? ""),
      responseBytes: Buffer.concat(answer.packets).length,
      status: 200,
      error: null,
    },
  ]);
});

describe("asked for log probabilities, does not stream, and", () => {
  const request = { ...ask, logprobs: { alternatives: 2 } };
  const north = { token: "North", tokenId: 21_455, logProbability: -0.25 };
  const south = { token: "South", tokenId: 7, logProbability: -2 };
  const reply = (logprobsResult: object, parts: object[] = [{ text: "North" }]) =>
    jsonAnswer(chunk(parts, { finishReason: "STOP", logprobsResult }, { usageMetadata }));

  test("gives them with their ids, the likeliest first", async () => {
    const logprobsResult = { chosenCandidates: [north], topCandidates: [{ candidates: [south, north] }] };
    const { spoken, requests } = await answered(reply(logprobsResult), request);
    expect(requests.map(({ url }) => url)).toEqual(["/v1beta/models/gemini-2.5-flash:generateContent"]);
    const own = { text: "North", logprob: -0.25, id: 21_455 };
    expect(spoken).toEqual([
      ...textEvents("text-1", "North").slice(0, 2),
      {
        type: "logprobs",
        tokens: [{ ...own, alternatives: [own, { text: "South", logprob: -2, id: 7 }] }],
      },
      { type: "text-end", id: "text-1" },
      told,
      finish,
    ]);
  });

  test("beside thoughts, warns that they may belong to these", async () => {
    const logprobsResult = { chosenCandidates: [north], topCandidates: [{ candidates: [north] }] };
    const parts = [{ text: "Hm.", thought: true }, { text: "North" }];
    const { spoken } = await answered(reply(logprobsResult, parts), request);
    expect(spoken.filter(({ type }) => type === "warning")).toEqual([
      {
        type: "warning",
        sentence:
          "The reply holds reasoning, so it is not certain which log probabilities belong to the text.",
      },
    ]);
  });

  test("fails where a token has none", async () => {
    const { error } = await answered(reply({ chosenCandidates: [{ token: "North" }] }), request);
    expect([error?.code, error?.message]).toEqual([
      "model.failed",
      "Gemini sent JSON in another shape than that of the Gemini API.",
    ]);
  });
});

describe("reads", () => {
  const spokenOf = async (...events: object[]) => (await answered(eventsAnswer(events))).spoken;

  test("signatures of texts and calls as reasoning without a word before them", async () => {
    const call = (id: string | undefined, query: string) => ({
      functionCall: { ...(id !== undefined && { id }), name: "search", args: { query } },
    });
    const callEvents = (id: string, query: string) => [
      { type: "tool-start", id, name: "search" },
      { type: "tool-delta", id, json: JSON.stringify({ query }) },
      { type: "tool-end", id, name: "search", input: { query } },
    ];
    const spoken = await spokenOf(
      chunk([{ text: "Hm.", thought: true }]),
      chunk([{ text: "Let me look.", thoughtSignature: "dGV4dA==" }]),
      chunk([{ text: " Now." }]),
      chunk([{ ...call("real", "north"), thoughtSignature: "Y2FsbA==" }, call(undefined, "south")]),
      chunk([{ text: "", thoughtSignature: "bGFzdA==" }]),
      end,
    );
    expect(spoken).toEqual([
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1" },
      { type: "reasoning-start", id: "reasoning-2" },
      { type: "reasoning-end", id: "reasoning-2", signature: "next:dGV4dA==" },
      ...textEvents("text-3", "Let me look."),
      ...textEvents("text-4", " Now."),
      { type: "reasoning-start", id: "reasoning-5" },
      { type: "reasoning-end", id: "reasoning-5", signature: "next:Y2FsbA==" },
      ...callEvents("real", "north"),
      ...callEvents("call-7", "south"),
      { type: "reasoning-start", id: "reasoning-8" },
      { type: "reasoning-end", id: "reasoning-8", signature: "next:bGFzdA==" },
      told,
      { type: "finish", finish: { reason: "tool-calls", raw: "STOP" } },
    ]);
  });

  test("parts of kinds that came later, other candidates and an end that is not told yet", async () => {
    const spoken = await spokenOf(
      chunk([{ executableCode: { language: "PYTHON", code: "1" } }], {
        finishReason: "FINISH_REASON_UNSPECIFIED",
      }),
      { candidates: [{ index: 1, content: { parts: [{ text: "South." }] } }] },
      { modelVersion: "gemini-2.5-flash", responseId: "r" },
      chunk([{ text: "North." }]),
      end,
    );
    expect(spoken).toEqual([...textEvents("text-1", "North."), told, finish]);
  });

  test("a prompt that was blocked, and why", async () => {
    const promptFeedback = { blockReason: "SAFETY", blockReasonMessage: "Dangerous" };
    expect(
      await spokenOf({ promptFeedback, usageMetadata: { promptTokenCount: 12, totalTokenCount: 12 } }),
    ).toEqual([
      { type: "warning", sentence: "Gemini did not answer the prompt (SAFETY): Dangerous." },
      { type: "warning", sentence: "The model ended its reply without saying anything." },
      { type: "usage", usage: { inputTokens: 12, outputTokens: 0 } },
      { type: "finish", finish: { reason: "content-filter", raw: "SAFETY" } },
    ]);
  });

  test.each([
    ["RECITATION", "content-filter"],
    ["SPII", "content-filter"],
    ["LANGUAGE", "other"],
    ["OTHER", "other"],
    ["constructor", "other"],
  ])("the end %s as %s, and keeps the word", async (raw, reason) => {
    const spoken = await spokenOf(chunk([{ text: "North." }], { finishReason: raw }, { usageMetadata }));
    expect(spoken.at(-1)).toEqual({ type: "finish", finish: { reason, raw } });
  });

  test.each([
    [
      "thoughts and what came from the cache",
      { promptTokenCount: 100, cachedContentTokenCount: 80, candidatesTokenCount: 5, thoughtsTokenCount: 30 },
      { inputTokens: 100, outputTokens: 35, cachedInputTokens: 80, reasoningTokens: 30 },
    ],
    [
      "thoughts alone, and what is 0 left out",
      { promptTokenCount: 100, thoughtsTokenCount: 30, totalTokenCount: 130 },
      { inputTokens: 100, outputTokens: 30, reasoningTokens: 30 },
    ],
    [
      "what tools put into the prompt",
      { promptTokenCount: 100, toolUsePromptTokenCount: 7, candidatesTokenCount: 5, totalTokenCount: 112 },
      { inputTokens: 107, outputTokens: 5 },
    ],
  ])("a usage with %s", async (_, usageMetadata, usage) => {
    const spoken = await spokenOf(chunk([{ text: "N." }], { finishReason: "STOP" }, { usageMetadata }));
    expect(spoken.find(({ type }) => type === "usage")).toEqual({ type: "usage", usage });
  });

  test("a connection that breaks after the end as a whole reply", async () => {
    const answer = { ...eventsAnswer([chunk([{ text: "North." }]), end]), ending: "break" as const };
    expect((await answered(answer)).spoken).toEqual([...textEvents("text-1", "North."), told, finish]);
  });
});

describe("fails with what is known:", () => {
  test("an error in the middle, after what had come", async () => {
    const error = { error: { code: 503, message: "The model is overloaded", status: "UNAVAILABLE" } };
    const outcome = await answered(eventsAnswer([chunk([{ text: "In the " }]), error]));
    expect([outcome.error?.code, outcome.error?.message, faultOf(outcome.error), outcome.spoken]).toEqual([
      "model.failed",
      "Gemini failed with status 503: The model is overloaded.",
      { status: 503, retryAfterMs: null, mayPass: true, isOutage: true },
      textEvents("text-1", "In the ").slice(0, 2),
    ]);
  });

  test.each([
    [
      "MALFORMED_FUNCTION_CALL",
      "Malformed function call: search(",
      "Gemini could not read what the model said (MALFORMED_FUNCTION_CALL): Malformed function call: search(.",
    ],
    ["UNEXPECTED_TOOL_CALL", undefined, "Gemini could not read what the model said (UNEXPECTED_TOOL_CALL)."],
  ])("a reply that was thrown away, by %s", async (finishReason, finishMessage, message) => {
    const { error } = await answered(eventsAnswer([chunk([], { finishReason, finishMessage })]));
    expect([error?.code, error?.message, faultOf(error)?.mayPass]).toEqual(["model.failed", message, true]);
  });

  test("a call that names no tool", async () => {
    const { error } = await answered(eventsAnswer([chunk([{ functionCall: { args: {} } }]), end]));
    expect(error?.message).toBe("The model called a tool without naming it.");
  });

  test("a provider that repeats the key, without the key", async () => {
    const details = [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }];
    const refused = { code: 400, message: `No such key: ${secret}`, status: "INVALID_ARGUMENT", details };
    expect((await answered(errorAnswer(refused))).error?.message).toBe(
      "Gemini refused the key: No such key: [GEMINI_API_KEY].",
    );
    const echo = await answered(eventsAnswer([chunk([{ text: "a" }]), { ...end, echo: secret }]));
    expect([echo.error, JSON.stringify(echo.events).includes(secret)]).toEqual([undefined, false]);
  });
});

describe("identity", () => {
  const egress = egressTo("https://generativelanguage.googleapis.com");
  const made = (settings: GeminiSettings) =>
    geminiModel(settings, { egress, environment: { GEMINI_API_KEY: secret } });

  test("the same name at another address is another version", () => {
    const usual = made({ model: "gemini-3-pro" });
    const other = made({ model: "gemini-3-pro", baseUrl: "https://gateway.example.org/v1beta?key=secret" });
    expect([usual.id, usual.version, other.id, other.version]).toEqual([
      "gemini/gemini-3-pro",
      "1",
      "gemini/gemini-3-pro",
      "1@https://gateway.example.org/v1beta/models/gemini-3-pro",
    ]);
  });

  test("a tuned model is asked in its own folder, at a base URL that may hold a query", async () => {
    const { origin, requests } = await play(eventsAnswer([chunk([{ text: "North." }]), end]));
    await outcomeOf(
      geminiAt(origin, egressTo(origin), { model: "tunedModels/mine", baseUrl: `${origin}/v1?tenant=a` }),
    );
    expect(requests.map(({ url }) => url)).toEqual([
      "/v1/tunedModels/mine:streamGenerateContent?tenant=a&alt=sse",
    ]);
  });

  test("refuses to be made without a key", () => {
    expect(() => geminiModel({ model: "m" }, { egress, environment: {} })).toThrow(
      "GEMINI_API_KEY is not set",
    );
  });

  test.each([
    ["gemini-2.0-flash", 20, false],
    ["gemini-2.5-pro", 20, true],
    ["gemini-3-pro", null, true],
    ["gemini-3.5-flash", null, true],
    ["gemini-4-argon", null, false],
  ])("%s gives %s alternatives; takes a budget for thinking: %s", (model, logprobAlternatives, thinking) => {
    expect(made({ model }).traits).toMatchObject({ logprobAlternatives, thinking });
  });

  test("what a person knows better wins", () => {
    const traits = { logprobAlternatives: 5, contextTokens: 8192 };
    expect(made({ model: "gemini-2.0-flash", traits }).traits).toMatchObject({ ...traits, thinking: false });
  });
});
