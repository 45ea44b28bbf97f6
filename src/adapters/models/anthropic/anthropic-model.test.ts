import { describe, expect, test } from "vitest";
import type { ModelRequest } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { closedOrigin, play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { ask, outcomeOf, type ProviderAnswer } from "../../shared/provider/provider-answer.fixture.ts";
import { anthropicModel, type AnthropicSettings } from "./anthropic-model.ts";
import { claudeAt, secret } from "./claude-at.fixture.ts";
import {
  blockDelta,
  blockStart,
  blockStop,
  errorAnswer,
  eventsAnswer,
  messageAnswer,
  messageDelta,
  messageStart,
  messageStop,
} from "./message-wire.fixture.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

describeLanguageModel({
  name: "anthropic",
  wire: {
    reasoning: true,
    refusal: true,
    tools: true,
    logprobs: false,
    contentFilter: false,
    signatures: true,
  },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(messageAnswer(reply));
    const model = claudeAt(origin, egressTo(origin), { silenceMs });
    return { model, secret, requests: () => requests.length, left };
  },
});

function egressTo(origin: string, ledger = memoryLedger()) {
  return httpEgress({ allowedOrigins: [origin], ledger, clock });
}

async function answered(
  answer: ProviderAnswer,
  request: ModelRequest = ask,
  settings: Partial<AnthropicSettings> = {},
) {
  const { origin, requests } = await play(answer);
  const ledger = memoryLedger();
  const outcome = await outcomeOf(claudeAt(origin, egressTo(origin, ledger), settings), request);
  return { ...outcome, requests, rows: await ledgerRows(ledger), origin };
}

const start = messageStart({ inputTokens: 12, outputTokens: 5 });
const end = [messageDelta("end_turn", {}, { output_tokens: 5 }), messageStop];
const north = [
  blockStart(0, { type: "text", text: "" }),
  blockDelta(0, { type: "text_delta", text: "North." }),
  blockStop(0),
];
const told = { type: "usage", usage: { inputTokens: 12, outputTokens: 5 } };
const finish = { type: "finish", finish: { reason: "stop", raw: "end_turn" } };
const northEvents = (id: string) => [
  { type: "text-start", id },
  { type: "text-delta", id, text: "North." },
  { type: "text-end", id },
];

test("leaves a row in the ledger with every byte, and sends key and version in their headers", async () => {
  const answer = eventsAnswer([start, ...north, ...end]);
  const { requests, rows, origin } = await answered(answer);
  expect(
    requests.map(({ url, headers }) => [url, headers["x-api-key"], headers["anthropic-version"]]),
  ).toEqual([["/v1/messages", secret, "2023-06-01"]]);
  expect(rows).toMatchObject([
    {
      purpose: "model anthropic/claude-sonnet-4-5",
      origin,
      path: "/v1/messages",
      requestBytes: Buffer.byteLength(requests[0]?.body ?? ""),
      responseBytes: Buffer.concat(answer.packets).length,
      status: 200,
      error: null,
    },
  ]);
});

test("tells the way out which passages a request carries", async () => {
  const { origin } = await play(eventsAnswer([start, ...north, ...end]));
  const egress = egressTo(origin);
  const carried: unknown[] = [];
  const watched: StreamingEgress = {
    send: egress.send,
    stream(request) {
      carried.push(request.carries);
      return egress.stream(request);
    },
  };
  const carries = [{ source: "guide.md", start: 3, end: 9 }];
  await outcomeOf(claudeAt(origin, watched), ask, { carries });
  await outcomeOf(claudeAt(origin, watched), ask);
  expect(carried).toEqual([carries, undefined]);
});

describe("reads", () => {
  test("pings, events and blocks of types that came later, and an empty block of text", async () => {
    const events = [
      start,
      { type: "ping" },
      { type: "context_trimmed", tokens: 3 },
      blockStart(0, { type: "text", text: "" }),
      blockStop(0),
      blockStart(1, { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} }),
      blockDelta(1, { type: "input_json_delta", partial_json: '{"query":' }),
      blockStop(1),
      blockStart(2, { type: "text", text: "" }),
      blockDelta(2, { type: "text_delta", text: "North." }),
      blockDelta(2, { type: "citations_delta", citation: { type: "char_location" } }),
      blockStop(2),
      ...end,
    ];
    expect((await answered(eventsAnswer(events))).spoken).toEqual([...northEvents("text-1"), told, finish]);
  });

  test("thinking that is shown, thinking that is not, and thinking that is redacted, each with what it is sent back by", async () => {
    const events = [
      start,
      blockStart(0, { type: "thinking", thinking: "", signature: "" }),
      blockDelta(0, { type: "thinking_delta", thinking: "Hm." }),
      blockDelta(0, { type: "signature_delta", signature: "c2ln" }),
      blockDelta(0, { type: "signature_delta", signature: "bmVk" }),
      blockStop(0),
      blockStart(1, { type: "thinking", thinking: "", signature: "" }),
      blockDelta(1, { type: "signature_delta", signature: "c2lsZW50" }),
      blockStop(1),
      blockStart(2, { type: "redacted_thinking", data: "ZW5jcnlwdGVk" }),
      blockStop(2),
      ...north.map((event) => ({ ...event, index: 3 })),
      ...end,
    ];
    expect((await answered(eventsAnswer(events))).spoken).toEqual([
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1", signature: "c2lnbmVk" },
      { type: "reasoning-start", id: "reasoning-2" },
      { type: "reasoning-end", id: "reasoning-2", signature: "c2lsZW50" },
      { type: "reasoning-start", id: "reasoning-3" },
      { type: "reasoning-end", id: "reasoning-3", signature: "redacted:ZW5jcnlwdGVk" },
      ...northEvents("text-4"),
      told,
      finish,
    ]);
  });

  test("input that was read from the cache or written to it as input", async () => {
    const message = {
      usage: {
        input_tokens: 10,
        cache_creation_input_tokens: 200,
        cache_read_input_tokens: 3000,
        output_tokens: 1,
      },
    };
    const last = messageDelta("end_turn", {}, { input_tokens: null, output_tokens: 5 });
    const events = [{ type: "message_start", message }, ...north, last, messageStop];
    expect((await answered(eventsAnswer(events))).spoken.find(({ type }) => type === "usage")).toEqual({
      type: "usage",
      usage: { inputTokens: 3210, outputTokens: 5, cachedInputTokens: 3000 },
    });
  });

  test.each([
    ["stop_sequence", "stop"],
    ["model_context_window_exceeded", "length"],
    ["pause_turn", "other"],
    ["constructor", "other"],
  ])("the end %s as %s, and keeps the word", async (raw, reason) => {
    const events = [start, ...north, messageDelta(raw, {}, { output_tokens: 5 }), messageStop];
    expect((await answered(eventsAnswer(events))).spoken.at(-1)).toEqual({
      type: "finish",
      finish: { reason, raw },
    });
  });

  test("a refusal without a word, and why", async () => {
    const stop_details = { type: "refusal", category: "cyber", explanation: "This asks for malware" };
    const events = [start, messageDelta("refusal", { stop_details }, { output_tokens: 1 }), messageStop];
    expect((await answered(eventsAnswer(events))).spoken).toEqual([
      { type: "warning", sentence: "Anthropic says about the end of the reply: This asks for malware." },
      { type: "warning", sentence: "The model ended its reply without saying anything." },
      { type: "usage", usage: { inputTokens: 12, outputTokens: 1 } },
      { type: "finish", finish: { reason: "refusal", raw: "refusal" } },
    ]);
  });

  test("a call that was cut off before its input began as no call", async () => {
    const events = [
      start,
      blockStart(0, { type: "tool_use", id: "toolu_1", name: "search", input: {} }),
      blockStop(0),
      messageDelta("max_tokens", {}, { output_tokens: 5 }),
      messageStop,
    ];
    const tools = [{ name: "search", description: "Finds.", input: { type: "object" } }];
    expect((await answered(eventsAnswer(events), { ...ask, tools })).spoken).toEqual([
      { type: "tool-start", id: "toolu_1", name: "search" },
      { type: "warning", sentence: "The call of search was cut off by the limit of output tokens." },
      told,
      { type: "finish", finish: { reason: "length", raw: "max_tokens" } },
    ]);
  });

  test("a connection that breaks after the end as a whole reply", async () => {
    const answer = { ...eventsAnswer([start, ...north, ...end]), ending: "break" as const };
    expect((await answered(answer)).spoken).toEqual([...northEvents("text-1"), told, finish]);
  });
});

describe("fails with what is known:", () => {
  test("an overload in the middle, after what had come", async () => {
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    const outcome = await answered(eventsAnswer([start, ...north.slice(0, 2), error]));
    expect([outcome.error?.code, outcome.error?.message, faultOf(outcome.error), outcome.spoken]).toEqual([
      "model.busy",
      "Anthropic asks to wait (status 529): Overloaded.",
      { status: 529, retryAfterMs: null, mayPass: true, isOutage: false },
      northEvents("text-1").slice(0, 2),
    ]);
    expect(outcome.events.at(-1)).toMatchObject({
      type: "raw",
      direction: "received",
      text: expect.stringContaining("overloaded_error"),
    });
  });

  test("a delta of a block that has not begun", async () => {
    const { error } = await answered(
      eventsAnswer([start, blockDelta(4, { type: "text_delta", text: "North." })]),
    );
    expect([error?.code, error?.message, faultOf(error)?.mayPass]).toEqual([
      "model.failed",
      "Anthropic went on with block 4 of its reply, which had not begun.",
      true,
    ]);
  });

  test("a provider that repeats the key, without the key", async () => {
    const refused = errorAnswer(401, {
      type: "authentication_error",
      message: `invalid x-api-key ${secret}`,
    });
    expect((await answered(refused)).error?.message).toBe(
      "Anthropic refused the key: invalid x-api-key [ANTHROPIC_API_KEY].",
    );
    const inEvent = { type: "error", error: { type: "api_error", message: `for ${secret}` } };
    const echo = await answered(eventsAnswer([start, ...north, inEvent]));
    expect([echo.error?.message, JSON.stringify(echo.events).includes(secret)]).toEqual([
      "Anthropic failed with status 500: for [ANTHROPIC_API_KEY].",
      false,
    ]);
  });

  test("a server that is not there", async () => {
    const gone = await closedOrigin();
    const { error } = await outcomeOf(claudeAt(gone, egressTo(gone)));
    expect([error?.code, error?.hint, faultOf(error)]).toEqual([
      "model.failed",
      "Check the connection, and the base URL where you have set one.",
      { status: null, retryAfterMs: null, mayPass: true, isOutage: true },
    ]);
  });
});

describe("identity", () => {
  const egress = egressTo("https://api.anthropic.com");
  const environment = { ANTHROPIC_API_KEY: secret };

  test("the same name at another address is another version", () => {
    const usual = anthropicModel({ model: "claude-opus-5" }, { egress, environment });
    const baseUrl = "https://gateway.example.org/anthropic/v1?key=secret";
    const other = anthropicModel({ model: "claude-opus-5", baseUrl }, { egress, environment });
    expect([usual.id, usual.version, other.id, other.version]).toEqual([
      "anthropic/claude-opus-5",
      "1",
      "anthropic/claude-opus-5",
      "1@https://gateway.example.org/anthropic/v1/messages",
    ]);
  });

  test("refuses to be made without a key, or at a base URL that is none", () => {
    expect(() => anthropicModel({ model: "m" }, { egress, environment: {} })).toThrow(
      "ANTHROPIC_API_KEY is not set",
    );
    expect(() =>
      anthropicModel({ model: "m", baseUrl: "api.anthropic.com" }, { egress, environment }),
    ).toThrow('"api.anthropic.com" is not a base URL.');
  });
});
