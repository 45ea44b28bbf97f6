import { describe, expect, test } from "vitest";
import type { ModelRequest } from "../../../contracts/model.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { closedOrigin, play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { chatAnswer, chunk, eventsAnswer, jsonAnswer } from "./chat-wire.fixture.ts";
import { ask, modelAt, outcomeOf, secret, spoken } from "./model-at.fixture.ts";
import { openaiCompatibleModel, type OpenaiCompatibleSettings } from "./openai-compatible-model.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

describeLanguageModel({
  name: "openai-compatible",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(chatAnswer(reply));
    const model = modelAt(origin, egressTo(origin), { silenceMs });
    return { model, secret, requests: () => requests.length, left };
  },
});

function egressTo(origin: string, ledger = memoryLedger()) {
  return httpEgress({ allowedOrigins: [origin], ledger, clock });
}

async function answered(
  answer: PlayedAnswer,
  settings: Partial<OpenaiCompatibleSettings> = {},
  request: ModelRequest = ask,
) {
  const { origin, requests } = await play(answer);
  const ledger = memoryLedger();
  const outcome = await outcomeOf(modelAt(origin, egressTo(origin, ledger), settings), request);
  return { ...outcome, spoken: spoken(outcome), requests, rows: await ledgerRows(ledger), origin };
}

const usage = { prompt_tokens: 12, completion_tokens: 5 };
const end = chunk({}, { finish_reason: "stop" });
const usageChunk = { choices: [], usage };
const finish = { type: "finish", finish: { reason: "stop", raw: "stop" } };
const told = { type: "usage", usage: { inputTokens: 12, outputTokens: 5 } };
const textEvents = (...texts: string[]) => [
  { type: "text-start", id: "text-1" },
  ...texts.map((text) => ({ type: "text-delta", id: "text-1", text })),
  { type: "text-end", id: "text-1" },
];

test("leaves a row in the ledger with every byte, and sends the key in the header of the vendor only", async () => {
  const answer = eventsAnswer([chunk({ content: "North." }), end, usageChunk, "[DONE]"]);
  const { requests, rows, origin } = await answered(answer, { vendor: "azure" });
  expect(requests.map(({ url, headers }) => [url, headers["api-key"], headers["authorization"]])).toEqual([
    ["/v1/chat/completions", secret, undefined],
  ]);
  expect(rows).toMatchObject([
    {
      purpose: "model azure/m",
      origin,
      path: "/v1/chat/completions",
      requestBytes: Buffer.byteLength(requests[0]?.body ?? ""),
      responseBytes: Buffer.concat(answer.packets).length,
      status: 200,
      error: null,
    },
  ]);
});

describe("reads the ways of the vendors:", () => {
  const spokenOf = async (
    events: readonly unknown[],
    settings: Partial<OpenaiCompatibleSettings> = {},
    request?: ModelRequest,
  ) => (await answered(eventsAnswer(events), settings, request)).spoken;

  test("a stream whose last event is the end of the reply, with usage beside it", async () => {
    expect(await spokenOf([chunk({ content: "North." }), { ...end, usage }])).toEqual([
      ...textEvents("North."),
      told,
      finish,
    ]);
  });

  test("a first piece without choices, comments and other choices", async () => {
    const other = { choices: [{ index: 1, delta: { content: "South." } }] };
    const events = [
      { choices: [], prompt_filter_results: [] },
      chunk({ content: "North." }),
      other,
      end,
      usageChunk,
      "[DONE]",
    ];
    const answer = eventsAnswer(events);
    const commented = {
      ...answer,
      packets: answer.packets.flatMap((packet) => [Buffer.from(": PROCESSING\n\n"), packet]),
    };
    expect((await answered(commented, { vendor: "openrouter" })).spoken).toEqual([
      ...textEvents("North."),
      told,
      finish,
    ]);
  });

  test("usage in Groq's own field", async () => {
    const events = [chunk({ content: "North." }), { ...end, x_groq: { id: "r", usage } }, "[DONE]"];
    expect(await spokenOf(events, { vendor: "groq" })).toEqual([...textEvents("North."), told, finish]);
  });

  test("reasoning in either field, and Mistral's lists", async () => {
    const expected = [
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1" },
      { type: "text-start", id: "text-2" },
      { type: "text-delta", id: "text-2", text: "North." },
      { type: "text-end", id: "text-2" },
      told,
      finish,
    ];
    const rest = [chunk({ content: "North." }), end, usageChunk, "[DONE]"];
    expect(await spokenOf([chunk({ reasoning: "Hm." }), ...rest], { vendor: "ollama" })).toEqual(expected);
    expect(await spokenOf([chunk({ reasoning_content: "Hm." }), ...rest], { vendor: "vllm" })).toEqual(
      expected,
    );
    const list = [
      { type: "thinking", thinking: [{ type: "text", text: "Hm." }] },
      { type: "text", text: "North." },
    ];
    expect(await spokenOf([chunk({ content: list }), end, usageChunk], { vendor: "mistral" })).toEqual(
      expected,
    );
  });

  test("reasoning that stands between tags in the text", async () => {
    const pieces = ["<thi", "nk>\nHm.", "</think>", "\n\nNorth."].map((content) => chunk({ content }));
    expect(await spokenOf([...pieces, end, usageChunk, "[DONE]"], { vendor: "llama-cpp" })).toEqual([
      { type: "reasoning-start", id: "reasoning-1" },
      { type: "reasoning-delta", id: "reasoning-1", text: "Hm." },
      { type: "reasoning-end", id: "reasoning-1" },
      { type: "text-start", id: "text-2" },
      { type: "text-delta", id: "text-2", text: "North." },
      { type: "text-end", id: "text-2" },
      told,
      finish,
    ]);
  });

  test("calls that are all numbered 0, come whole, and end with stop", async () => {
    const call = (id: string, query: string) => ({
      index: 0,
      id,
      function: { name: "search", arguments: JSON.stringify({ query }) },
    });
    const request = { ...ask, tools: [{ name: "search", description: "Finds.", input: { type: "object" } }] };
    const events = [
      chunk({ tool_calls: [call("a", "north"), call("b", "south")] }),
      end,
      usageChunk,
      "[DONE]",
    ];
    expect((await spokenOf(events, { vendor: "ollama" }, request)).slice(4)).toEqual([
      { type: "tool-end", id: "a", name: "search", input: { query: "north" } },
      { type: "tool-end", id: "b", name: "search", input: { query: "south" } },
      told,
      { type: "finish", finish: { reason: "tool-calls", raw: "stop" } },
    ]);
  });

  test("fragments that repeat an id which another call has too", async () => {
    const call = (index: number, args: string) => ({
      tool_calls: [{ index, id: "same", function: { name: "search", arguments: args } }],
    });
    const request = { ...ask, tools: [{ name: "search", description: "Finds.", input: { type: "object" } }] };
    const events = [
      chunk(call(0, "{}")),
      chunk(call(1, "{")),
      chunk(call(1, "}")),
      end,
      usageChunk,
      "[DONE]",
    ];
    expect((await spokenOf(events, {}, request)).filter(({ type }) => type === "tool-end")).toEqual([
      { type: "tool-end", id: "same", name: "search", input: {} },
      { type: "tool-end", id: "same-2", name: "search", input: {} },
    ]);
  });

  test("a whole reply in place of a stream", async () => {
    const whole = {
      choices: [{ index: 0, message: { role: "assistant", content: "North." }, finish_reason: "stop" }],
      usage,
    };
    const { spoken } = await answered(jsonAnswer(whole));
    expect(spoken).toEqual([...textEvents("North."), told, finish]);
  });

  test("a reply that says [DONE] and not why", async () => {
    expect(await spokenOf([chunk({ content: "North." }), usageChunk, "[DONE]"])).toEqual([
      ...textEvents("North."),
      told,
      { type: "finish", finish: { reason: "other", raw: null } },
    ]);
  });

  test("a connection that breaks after the end took nothing with it", async () => {
    const answer = {
      ...eventsAnswer([chunk({ content: "North." }), end, usageChunk, "[DONE]"]),
      ending: "break" as const,
    };
    expect((await answered(answer)).spoken).toEqual([...textEvents("North."), told, finish]);
  });
});

describe("fails with what is known:", () => {
  test("an error in place of a stream's first event, as if it had been the status", async () => {
    const { error, events } = await answered(
      eventsAnswer([{ error: { message: "Rate limit exceeded", code: 429 } }]),
    );
    expect([error?.code, error?.message, faultOf(error)?.mayPass, events]).toEqual([
      "model.busy",
      "OpenAI asks to wait (status 429): Rate limit exceeded.",
      true,
      [],
    ]);
  });

  test("an error in the middle, after what had come", async () => {
    const events = [
      chunk({ content: "In the " }),
      { error: { message: "Engine died", code: "server_error" } },
    ];
    const outcome = await answered(eventsAnswer(events));
    expect([outcome.error?.code, outcome.error?.message, outcome.spoken]).toEqual([
      "model.failed",
      "OpenAI failed with status 500: Engine died.",
      textEvents("In the ").slice(0, 2),
    ]);
    expect(outcome.events.at(-1)).toMatchObject({
      type: "raw",
      direction: "received",
      text: expect.stringContaining("Engine died"),
    });
  });

  test("a call that names no tool", async () => {
    const events = [
      chunk({ tool_calls: [{ index: 0, id: "a", function: { arguments: "{}" } }] }),
      end,
      "[DONE]",
    ];
    const { error } = await answered(eventsAnswer(events));
    expect([error?.message, faultOf(error)]).toEqual([
      "The model called a tool without naming it.",
      { status: null, retryAfterMs: null, mayPass: true, isOutage: false },
    ]);
  });

  test("a reply that ends with an error", async () => {
    const events = [chunk({ content: "In the " }), chunk({}, { finish_reason: "error" }), "[DONE]"];
    expect((await answered(eventsAnswer(events))).error?.message).toBe(
      "The provider broke off its reply with an error.",
    );
  });

  test("a base URL that leads to a page", async () => {
    const page = { ...jsonAnswer("<!doctype html><p>Welcome"), headers: { "content-type": "text/html" } };
    const { error, origin } = await answered(page);
    expect([error?.code, error?.message]).toEqual([
      "model.refused",
      `${origin}/v1/chat/completions answered with status 200, but not as a model does.`,
    ]);
  });

  test("a server that is not there, with how to start it", async () => {
    const gone = await closedOrigin();
    const { error } = await outcomeOf(modelAt(gone, egressTo(gone), { vendor: "ollama" }));
    expect([error?.code, error?.hint, faultOf(error)]).toEqual([
      "model.failed",
      "Start it with `ollama serve`, or check its address.",
      { status: null, retryAfterMs: null, mayPass: true, isOutage: true },
    ]);
  });

  test("an address that may not be reached", async () => {
    const { error } = await outcomeOf(
      modelAt("https://elsewhere.example.org", egressTo("https://api.openai.com")),
    );
    expect([error?.code, error?.message]).toEqual([
      "model.refused",
      "A request was not sent: https://elsewhere.example.org is not an address that the configuration names.",
    ]);
  });

  test("a provider that repeats the key, without the key", async () => {
    const body = { error: { message: `No such key: ${secret}`, code: "invalid_api_key" } };
    expect((await answered(jsonAnswer(body, 401))).error?.message).toBe(
      "OpenAI refused the key: No such key: [OPENAI_API_KEY].",
    );
    const echo = await answered(
      eventsAnswer([chunk({ content: "a" }), { ...end, echo: secret }, usageChunk, "[DONE]"]),
    );
    expect(JSON.stringify(echo.events).includes(secret)).toBe(false);
  });
});

describe("log probabilities of a prompt from vLLM", () => {
  const request = { ...ask, maxOutputTokens: 1, promptLogprobs: { alternatives: 2 } };
  const token = (logprob: number, rank: number, decoded_token: string) => ({ logprob, rank, decoded_token });
  // The order of the ids says nothing: JavaScript sorts them.
  const places = [
    null,
    { 9: token(-0.5, 1, " the"), 7: token(-3, 5, " a"), 8: token(-1, 2, " one") },
    { 4: token(-0.25, 1, " north") },
  ];
  const reply = (more: object) =>
    jsonAnswer({
      choices: [{ index: 0, message: { content: "." }, finish_reason: "length" }],
      usage: { prompt_tokens: 3, completion_tokens: 1 },
      prompt_logprobs: places,
      ...more,
    });

  test("are those of the tokens that stand there, with the likeliest others", async () => {
    const { spoken, requests } = await answered(
      reply({ prompt_token_ids: [1, 7, 4] }),
      { vendor: "vllm" },
      request,
    );
    expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({
      stream: false,
      prompt_logprobs: 2,
      return_token_ids: true,
    });
    const north = { text: " north", logprob: -0.25, id: 4 };
    expect(spoken.find(({ type }) => type === "prompt-logprobs")).toEqual({
      type: "prompt-logprobs",
      tokens: [
        null,
        {
          text: " a",
          logprob: -3,
          id: 7,
          alternatives: [
            { text: " the", logprob: -0.5, id: 9 },
            { text: " one", logprob: -1, id: 8 },
          ],
        },
        { ...north, alternatives: [north] },
      ],
    });
  });

  test.each([
    [
      "that are not there",
      { prompt_logprobs: null },
      "The model gave no log probabilities of the prompt, which it was asked for.",
    ],
    [
      "of fewer tokens than the prompt has",
      { prompt_token_ids: [1, 7, 4, 5] },
      "The model gave log probabilities of 3 tokens of the prompt, which has 4.",
    ],
    [
      "that do not tell which token stands there",
      {},
      "The model does not tell which token stands at place 1 of the prompt.",
    ],
  ])("%s are a failure", async (_, more, message) => {
    const { error } = await answered(reply(more), { vendor: "vllm" }, request);
    expect([error?.code, error?.message, faultOf(error)?.mayPass]).toEqual(["model.failed", message, false]);
  });
});

describe("log probabilities of a reply", () => {
  const request = { ...ask, logprobs: { alternatives: 0 } };
  const tokens = (logprobs: readonly number[], more: object = {}) =>
    chunk(
      { content: "a".repeat(logprobs.length), ...more },
      { logprobs: { content: logprobs.map((logprob) => ({ token: "a", logprob })) } },
    );
  const warningsOf = async (...pieces: object[]) => {
    const { spoken } = await answered(eventsAnswer([...pieces, end, usageChunk, "[DONE]"]), {}, request);
    return spoken.filter(({ type }) => type === "warning");
  };

  test.each([
    [
      "that are all 0 or the sign for none",
      tokens([0, 0, -9999, 0, 0, 0, 0, 0]),
      "All log probabilities are 0 or -9999, so they say nothing.",
    ],
    ["above 0", tokens([0.5]), "Some log probabilities are above 0, so they are none."],
    [
      "beside reasoning",
      tokens([-1], { reasoning: "Hm." }),
      "The reply holds reasoning, so it is not certain which log probabilities belong to the text.",
    ],
  ])("%s are a warning", async (_, piece, sentence) => {
    expect(await warningsOf(piece)).toEqual([{ type: "warning", sentence }]);
  });

  test("that go beyond the text are a warning", async () => {
    const piece = chunk({ content: "a" }, { logprobs: { content: [{ token: "ab", logprob: -1 }] } });
    const sentence = "The tokens of the log probabilities do not spell the text.";
    expect(await warningsOf(piece)).toEqual([{ type: "warning", sentence }]);
  });

  test("may hold the token that ends the reply", async () => {
    const last = chunk({}, { logprobs: { content: [{ token: "<|end|>", logprob: -0.5 }] } });
    expect(await warningsOf(tokens([-1, -2]), last)).toEqual([]);
  });
});

describe("traits and identity", () => {
  const egress = egressTo("https://api.openai.com");
  const made = (settings: OpenaiCompatibleSettings) =>
    openaiCompatibleModel(settings, { egress, environment: { OPENAI_API_KEY: secret } });

  test.each([
    ["gpt-4.1", 20, true],
    ["gpt-5.1-mini", 20, true],
    ["gpt-5-chat-latest", 20, true],
    ["gpt-5-mini", null, false],
    ["gpt-5", null, false],
    ["gpt-5.4-mini-2026-03-17", 20, true],
    ["gpt-5.2-pro", null, false],
    ["gpt-5.5", null, false],
    ["gpt-5.6-luna", null, false],
    ["o3-mini", null, false],
  ])("OpenAI's %s gives %s alternatives; takes a temperature: %s", (model, logprobAlternatives, sampling) => {
    expect(made({ vendor: "openai", model }).traits).toMatchObject({ logprobAlternatives, sampling });
  });

  test("Groq is asked for no schema: few of its models take one, and none in a stream", () => {
    const environment = { GROQ_API_KEY: secret };
    const settings = { vendor: "groq", model: "llama-3.3-70b-versatile" } as const;
    expect(openaiCompatibleModel(settings, { egress, environment }).traits.responseSchema).toBe(false);
  });

  test.each([
    ["openai/gpt-4.1-mini", true],
    ["openai/gpt-5-mini", false],
    ["openai/gpt-5.6-sol", false],
    ["anthropic/claude-sonnet-4.5", true],
    ["anthropic/claude-opus-4.7", false],
    ["anthropic/claude-sonnet-5", false],
  ])("OpenRouter's %s takes a temperature: %s", (model, sampling) => {
    const environment = { OPENROUTER_API_KEY: secret };
    const { traits } = openaiCompatibleModel({ vendor: "openrouter", model }, { egress, environment });
    expect(traits.sampling).toBe(sampling);
  });

  test("a deployment can what the model behind it can", () => {
    const deployment = {
      vendor: "azure",
      model: "team-chat",
      baseUrl: "https://r.openai.azure.com/openai/v1",
    };
    const environment = { AZURE_OPENAI_API_KEY: secret };
    const sampling = (baseModel?: string) =>
      openaiCompatibleModel(
        { ...deployment, vendor: "azure", ...(baseModel !== undefined && { baseModel }) },
        { egress, environment },
      ).traits.sampling;
    expect([sampling(), sampling("gpt-5.1"), sampling("gpt-5.5")]).toEqual([true, true, false]);
  });

  test("what a person knows better wins", () => {
    const traits = { sampling: true, contextTokens: 8192 };
    expect(made({ vendor: "openai", model: "o3", traits }).traits).toMatchObject({
      ...traits,
      logprobAlternatives: null,
    });
  });

  test("the same name at another address is another version", () => {
    const usual = made({ vendor: "vllm", model: "m" });
    const other = made({ vendor: "vllm", model: "m", baseUrl: "http://gpu:8000/v1?key=secret" });
    expect([usual.id, usual.version, other.id, other.version]).toEqual([
      "vllm/m",
      "2",
      "vllm/m",
      "2@http://gpu:8000/v1/chat/completions",
    ]);
  });

  test("refuses to be made without a key that is needed", () => {
    expect(() => made({ vendor: "groq", model: "m" })).toThrow("GROQ_API_KEY is not set");
  });

  test("where the demand for a tool is ignored, it is an error before the call", async () => {
    const { origin, requests } = await play(null);
    const request: ModelRequest = {
      ...ask,
      tools: [{ name: "a", description: "b", input: {} }],
      toolChoice: "required",
    };
    const { error } = await outcomeOf(modelAt(origin, egressTo(origin), { vendor: "ollama" }), request);
    expect([error?.code, requests]).toEqual(["model.unsupported", []]);
  });
});
