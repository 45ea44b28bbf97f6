import { describe, expect, test } from "vitest";
import { AppError, type AppErrorCode } from "../contracts/app-error.ts";
import type { ModelEvent, ModelRequest, ModelTraits, TokenLogprob } from "../contracts/model.ts";
import { faultOf, type LanguageModelFault } from "./language-model-fault.ts";
import type {
  LanguageModelSubject,
  ModelUnderTest,
  ProviderPiece,
  ProviderReply,
} from "./language-model-provider.contract.ts";

const never = new AbortController().signal;
const usage = { inputTokens: 12, outputTokens: 5 };
const finished = { is: "finished", reason: "stop", usage } as const;
const ask: ModelRequest = {
  messages: [
    { role: "system", parts: [{ type: "text", text: "Answer in one sentence." }] },
    { role: "user", parts: [{ type: "text", text: "Wo liegt der Häfen? 🙂" }] },
  ],
  maxOutputTokens: 64,
};

interface ModelOutcome {
  /** Without what went over the wire. */
  events: ModelEvent[];
  raw: Extract<ModelEvent, { type: "raw" }>[];
  error: AppError | undefined;
  fault: LanguageModelFault | undefined;
}

/** What every LanguageModel must do. */
export function describeLanguageModel({ name, wire, make }: LanguageModelSubject): void {
  const open = (reply: ProviderReply, silenceMs = 30_000): Promise<ModelUnderTest> =>
    make(reply, { silenceMs });
  const outcomeOf = async (reply: ProviderReply, request = ask, silenceMs?: number): Promise<ModelOutcome> =>
    outcomeFrom((await open(reply, silenceMs)).model.stream(request, { signal: never }));
  const replyOf = (
    pieces: readonly ProviderPiece[],
    end: Extract<ProviderReply, { does: "reply" }>["end"] = finished,
  ) => ({ does: "reply", pieces, end }) as const;

  describe(`${name} as a language model`, () => {
    test("says what it is and what it can do", async () => {
      const { id, version, traits } = (await open(replyOf([]))).model;
      expect([id, version]).toEqual([expect.stringMatching(/^[^/\s]+\/\S+$/), expect.stringMatching(/./)]);
      expect(traits.logprobAlternatives !== null).toBe(wire.logprobs);
      expect(traits.tools).toBe(wire.tools);
    });

    test("gives a text as it comes, then the usage, then the end", async () => {
      const { events } = await outcomeOf(replyOf([{ say: "In the " }, { say: "north." }]));
      const id = firstId(events);
      expect(events).toEqual([
        { type: "text-start", id },
        { type: "text-delta", id, text: "In the " },
        { type: "text-delta", id, text: "north." },
        { type: "text-end", id },
        { type: "usage", usage },
        { type: "finish", finish: { reason: "stop", raw: expect.any(String) } },
      ]);
    });

    test("passes a piece on before the next has come", async () => {
      const { model } = await open(replyOf([{ say: "north" }], { is: "silence" }));
      const stopping = new AbortController();
      const texts: string[] = [];
      for await (const event of model.stream(ask, { signal: stopping.signal })) {
        if (event.type === "text-delta") texts.push(event.text);
        if (event.type === "text-delta") break;
      }
      expect(texts).toEqual(["north"]);
    });

    test("joins characters that arrive in parts", async () => {
      const text = "Grüße – 港口 🙂 \u2028 „Ö“ 👩‍🚀";
      const pieces = [{ say: text }, { say: "" }, { say: text }];
      const { events } = await outcomeOf({ ...replyOf(pieces), packetBytes: 1 });
      expect([textOf(events), textOf(events).includes("\ufffd")]).toEqual([text + text, false]);
    });

    test("gives a very long text whole", async () => {
      const words = "The harbour lies in the north. ".repeat(400);
      const { events } = await outcomeOf(replyOf(Array.from({ length: 40 }, () => ({ say: words }))));
      expect(textOf(events)).toBe(words.repeat(40));
    });

    test.skipIf(!wire.reasoning)("tells reasoning and text apart", async () => {
      const { events } = await outcomeOf(replyOf([{ think: "Hm" }, { think: ", so." }, { say: "North." }]));
      expect(disorderOf(events)).toEqual([]);
      expect(events.map((event) => ("text" in event ? `${event.type} ${event.text}` : event.type))).toEqual([
        "reasoning-start",
        "reasoning-delta Hm",
        "reasoning-delta , so.",
        "reasoning-end",
        "text-start",
        "text-delta North.",
        "text-end",
        "usage",
        "finish",
      ]);
    });

    describe.skipIf(!wire.tools)("with tools", () => {
      const request: ModelRequest = {
        ...ask,
        tools: [
          {
            name: "search",
            description: "Finds passages.",
            input: { type: "object", properties: { query: { type: "string" } } },
          },
        ],
      };

      test("joins calls that arrive in fragments, also of two at once", async () => {
        const pieces = [
          { say: "Let me look." },
          { call: "call_1", name: "search", json: "" },
          { call: "call_1", name: "search", json: '{"query":"Hä' },
          { call: "call_2", name: "search", json: '{"query"' },
          { call: "call_1", name: "search", json: 'fen"}' },
          { call: "call_2", name: "search", json: ':"🙂"}' },
        ];
        const { events } = await outcomeOf(replyOf(pieces, { ...finished, reason: "tool-calls" }), request);
        expect([disorderOf(events), textOf(events), events.at(-1)]).toMatchObject([
          [],
          "Let me look.",
          { finish: { reason: "tool-calls" } },
        ]);
        expect(events.filter(({ type }) => type === "tool-end")).toEqual([
          { type: "tool-end", id: "call_1", name: "search", input: { query: "Häfen" } },
          { type: "tool-end", id: "call_2", name: "search", input: { query: "🙂" } },
        ]);
        expect(toolJsonOf(events, "call_1")).toBe('{"query":"Häfen"}');
      });

      test("a call whose input is no JSON is a failure that names the tool", async () => {
        const pieces = [{ call: "call_1", name: "search", json: '{"query":' }];
        const outcome = await outcomeOf(replyOf(pieces, { ...finished, reason: "tool-calls" }), request);
        expectFailure(outcome, "model.failed", { mayPass: true });
        expect(outcome.error?.message).toContain("search");
      });

      test("a call cut off by the limit of tokens is told, and is no call", async () => {
        const pieces = [{ call: "call_1", name: "search", json: '{"query":' }];
        const { events } = await outcomeOf(replyOf(pieces, { ...finished, reason: "length" }), request);
        expect(events.filter(({ type }) => type === "tool-end")).toEqual([]);
        expect([disorderOf(events), warningsOf(events), events.at(-1)]).toMatchObject([
          [],
          [expect.stringContaining("search")],
          { finish: { reason: "length" } },
        ]);
      });
    });

    test.skipIf(!wire.refusal)("a refusal is its text, and ends as one", async () => {
      const { events } = await outcomeOf(replyOf([{ refuse: "I cannot " }, { refuse: "help with that." }]));
      expect([disorderOf(events), textOf(events), events.at(-1)]).toMatchObject([
        [],
        "I cannot help with that.",
        { finish: { reason: "refusal" } },
      ]);
    });

    test.each(["length", "content-filter"] as const)("tells an end by %s", async (reason) => {
      const { events } = await outcomeOf(replyOf([{ say: "In the" }], { ...finished, reason }));
      expect([textOf(events), events.at(-1)]).toMatchObject(["In the", { finish: { reason } }]);
    });

    test("a reply without a word ends, and says so", async () => {
      const { events } = await outcomeOf(replyOf([]));
      expect([events.map(({ type }) => type), warningsOf(events)]).toEqual([
        ["warning", "usage", "finish"],
        [expect.stringMatching(/\.$/)],
      ]);
    });

    test("usage that is not told is a warning, never a zero", async () => {
      const { events } = await outcomeOf(replyOf([{ say: "North." }], { is: "finished", reason: "stop" }));
      expect(events.some(({ type }) => type === "usage")).toBe(false);
      expect(warningsOf(events)).toEqual([expect.stringContaining("tokens")]);
    });

    test("gives the parts of the usage that the provider tells", async () => {
      const whole = { inputTokens: 120, outputTokens: 50, cachedInputTokens: 100, reasoningTokens: 30 };
      const { events } = await outcomeOf(replyOf([{ say: "North." }], { ...finished, usage: whole }));
      expect(events.find(({ type }) => type === "usage")).toEqual({ type: "usage", usage: whole });
    });

    test("shows once what was sent and what was received, without the secret, and the same for the same request", async () => {
      const { model, secret } = await open(replyOf([{ say: "In the 北." }]));
      const first = await outcomeFrom(model.stream(ask, { signal: never }));
      const second = await outcomeFrom(model.stream(ask, { signal: never }));
      expect(first.raw.map(({ direction }) => direction)).toEqual(["sent", "received"]);
      expect([first.raw[0]?.text, first.raw[1]?.text]).toEqual([
        expect.stringContaining("Wo liegt der Häfen? 🙂"),
        expect.stringContaining("In the 北."),
      ]);
      expect([second.raw[0], JSON.stringify(first.raw).includes(secret)]).toEqual([first.raw[0], false]);
    });

    test("keeps replies apart that come at once", async () => {
      const { model } = await open({ ...replyOf([{ say: "In the " }, { say: "north." }]), packetBytes: 20 });
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => outcomeFrom(model.stream(ask, { signal: never }))),
      );
      expect(outcomes.map(({ events }) => [textOf(events), disorderOf(events)])).toEqual(
        outcomes.map(() => ["In the north.", []]),
      );
    });

    describe.skipIf(!wire.logprobs)("asked for log probabilities", () => {
      const request: ModelRequest = { ...ask, logprobs: { alternatives: 2 } };
      const tokens: TokenLogprob[] = [
        tokenOf("In", -0.25, [" At"]),
        tokenOf(" the", -0.001, [" a"]),
        // One character over two tokens.
        { ...tokenOf("\ufffd", -1.5, ["x"]), bytes: [0xf0, 0x9f] },
        { ...tokenOf("\ufffd", -0.5, ["y"]), bytes: [0x99, 0x82] },
      ];

      test("gives those of every token, in order", async () => {
        const pieces = [
          { say: "In the", tokens: tokens.slice(0, 2) },
          { say: "🙂", tokens: tokens.slice(2) },
        ];
        const { events } = await outcomeOf(replyOf(pieces), request);
        expect(events.flatMap((event) => (event.type === "logprobs" ? event.tokens : []))).toEqual(tokens);
        expect([textOf(events), disorderOf(events), warningsOf(events)]).toEqual(["In the🙂", [], []]);
      });

      test("a reply without them is a failure that names them", async () => {
        const outcome = await outcomeOf(replyOf([{ say: "In the north." }]), request);
        expectFailure(outcome, "model.failed", { mayPass: false });
        expect(outcome.error?.message).toContain("log probabilities");
      });

      test("a reply without the alternatives is a failure that names them", async () => {
        const bare = tokens.map((token) => ({ ...token, alternatives: [] }));
        const outcome = await outcomeOf(replyOf([{ say: "In the🙂", tokens: bare }]), request);
        expectFailure(outcome, "model.failed", { mayPass: false });
        expect(outcome.error?.message).toContain("alternatives");
      });

      test("tokens that do not spell the text are a warning", async () => {
        const { events } = await outcomeOf(
          replyOf([{ say: "In the north", tokens: tokens.slice(0, 2) }]),
          request,
        );
        expect(warningsOf(events)).toEqual([expect.stringContaining("log probabilities")]);
      });
    });

    test("asked for what it cannot do, it says so and sends nothing", async () => {
      const { model, requests } = await open(replyOf([{ say: "North." }]));
      const asked = beyondTraits(model.traits);
      for (const more of asked) {
        const outcome = await outcomeFrom(model.stream({ ...ask, ...more }, { signal: never }));
        expect([outcome.events, outcome.error?.code, outcome.error?.message]).toEqual([
          [],
          "model.unsupported",
          expect.stringContaining(model.id),
        ]);
      }
      expect(requests()).toBe(0);
    });

    test.each([
      [429, 7, "model.busy", { status: 429, retryAfterMs: 7000, mayPass: true, isOutage: false }],
      [429, undefined, "model.busy", { status: 429, retryAfterMs: null, mayPass: true }],
      [503, 2, "model.busy", { status: 503, retryAfterMs: 2000, mayPass: true }],
      [500, undefined, "model.failed", { status: 500, retryAfterMs: null, mayPass: true, isOutage: true }],
      [502, undefined, "model.failed", { status: 502, retryAfterMs: null, mayPass: true }],
      [401, undefined, "model.refused", { status: 401, retryAfterMs: null, mayPass: false }],
      [400, undefined, "model.refused", { status: 400, retryAfterMs: null, mayPass: false }],
    ] as const)("status %i with Retry-After %s is %s", async (status, retryAfterSeconds, code, fault) => {
      const reply = {
        does: "refuse",
        status,
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      } as const;
      const { model, secret } = await open(reply);
      const outcome = await outcomeFrom(model.stream(ask, { signal: never }));
      expectFailure(outcome, code, fault);
      expect([outcome.events, outcome.error?.message.includes(secret)]).toEqual([[], false]);
    });

    const said = { say: "In the " };
    test.each<[string, ProviderReply, string]>([
      ["a connection that breaks", replyOf([said], { is: "cut" }), "In the "],
      ["a reply that stops before its end", replyOf([said], { is: "missing" }), "In the "],
      ["what is no JSON", replyOf([said], { is: "malformed" }), "In the "],
      ["JSON of another shape", replyOf([said], { is: "wrong-shape" }), "In the "],
      ["a connection that breaks at once", replyOf([], { is: "cut" }), ""],
      ["a reply that never begins", replyOf([], { is: "missing" }), ""],
      ["what is no JSON at once", replyOf([], { is: "malformed" }), ""],
      ["JSON of another shape at once", replyOf([], { is: "wrong-shape" }), ""],
      ["success without a byte", { does: "say-nothing" }, ""],
    ])("%s is a failure after what had come", async (_, reply, text) => {
      const outcome = await outcomeOf(reply);
      expectFailure(outcome, "model.failed", {});
      expect([textOf(outcome.events), outcome.events.some(({ type }) => type === "finish")]).toEqual([
        text,
        false,
      ]);
    });

    test.each<[string, ProviderReply, string]>([
      ["before its reply", { does: "hang" }, ""],
      ["in the middle of its reply", replyOf([said], { is: "silence" }), "In the "],
    ])("a provider that falls silent %s is a failure that may pass", async (_, reply, text) => {
      const outcome = await outcomeOf(reply, ask, 100);
      expectFailure(outcome, "model.failed", { mayPass: true, isOutage: true });
      expect(textOf(outcome.events)).toBe(text);
    });

    test("aborted before, sends nothing", async () => {
      const { model, requests } = await open(replyOf([said]));
      const outcome = await outcomeFrom(model.stream(ask, { signal: AbortSignal.abort() }));
      expect([outcome.error?.code, outcome.events, requests()]).toEqual(["aborted", [], 0]);
    });

    test("aborted in the middle, rejects and closes the connection", async () => {
      const { model, left } = await open(replyOf([said], { is: "silence" }));
      const stopping = new AbortController();
      const outcome = await outcomeFrom(model.stream(ask, { signal: stopping.signal }), ({ type }) => {
        if (type === "text-delta") stopping.abort();
      });
      expect([outcome.error?.code, textOf(outcome.events)]).toEqual(["aborted", "In the "]);
      await expect(left).resolves.toBeUndefined();
    });

    test("aborted while all the rest has come, rejects all the same", async () => {
      const { model } = await open(replyOf([said, said, said]));
      const stopping = new AbortController();
      const outcome = await outcomeFrom(model.stream(ask, { signal: stopping.signal }), ({ type }) => {
        if (type === "text-delta") stopping.abort();
      });
      expect([outcome.error?.code, textOf(outcome.events)]).toEqual(["aborted", "In the "]);
    });

    test("left by its reader, closes the connection", async () => {
      const { model, left } = await open(replyOf([said], { is: "silence" }));
      for await (const { type } of model.stream(ask, { signal: never })) if (type === "text-delta") break;
      await expect(left).resolves.toBeUndefined();
    });
  });
}

async function outcomeFrom(
  events: AsyncIterable<ModelEvent>,
  onEvent: (event: ModelEvent) => void = () => {},
): Promise<ModelOutcome> {
  const outcome: ModelOutcome = { events: [], raw: [], error: undefined, fault: undefined };
  try {
    for await (const event of events) {
      if (event.type === "raw") outcome.raw.push(event);
      else outcome.events.push(event);
      onEvent(event);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
    outcome.fault = faultOf(error);
  }
  return outcome;
}

/** One sentence of what is wrong, one of what to do. */
function expectFailure(
  { error, fault }: ModelOutcome,
  code: AppErrorCode,
  expected: Partial<LanguageModelFault>,
): void {
  expect([error?.code, error?.message, error?.hint, fault]).toEqual([
    code,
    expect.stringMatching(/^\S.*[.!?]$/su),
    expect.stringMatching(/^\S.*\.$/su),
    expect.objectContaining(expected),
  ]);
}

function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
}

function toolJsonOf(events: readonly ModelEvent[], id: string): string {
  return events.map((event) => (event.type === "tool-delta" && event.id === id ? event.json : "")).join("");
}

function warningsOf(events: readonly ModelEvent[]): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [event.sentence] : []));
}

function firstId(events: readonly ModelEvent[]): string | undefined {
  const [first] = events;
  return first !== undefined && "id" in first ? first.id : undefined;
}

/** What breaks the order: an id used twice, a piece outside its start and end, anything after `finish`. Without `raw` events. */
export function disorderOf(events: readonly ModelEvent[]): string[] {
  const states = new Map<string, "open" | "ended">();
  return events.flatMap((event, at) => {
    if (event.type === "finish") {
      const open = [...states].filter(([, state]) => state === "open").map(([id]) => id);
      const isLast = at === events.length - 1;
      // Only a call may stay open, cut off by the limit of tokens.
      const isRight = open.every((id) => event.finish.reason === "length" && isCall(events, id));
      return isLast && isRight ? [] : [`finish at ${at}`];
    }
    if (!("id" in event)) return [];
    const step = event.type.replace(/^.*-/, "");
    const isRight = states.get(event.id) === (step === "start" ? undefined : "open");
    states.set(event.id, step === "end" ? "ended" : "open");
    return isRight ? [] : [`${event.type} of ${event.id} at ${at}`];
  });
}

function isCall(events: readonly ModelEvent[], id: string): boolean {
  return events.some((event) => event.type === "tool-start" && event.id === id);
}

function tokenOf(text: string, logprob: number, others: readonly string[]): TokenLogprob {
  const alternatives = [{ text, logprob }, ...others.map((other) => ({ text: other, logprob: -4 }))];
  return { text, logprob, bytes: [...new TextEncoder().encode(text)], alternatives };
}

/** Requests that these traits exclude. */
function beyondTraits(traits: ModelTraits): Partial<ModelRequest>[] {
  const image: ModelRequest["messages"] = [
    { role: "user", parts: [{ type: "image", mediaType: "image/png", base64: "iVBORw0KGgo=" }] },
  ];
  const all: [boolean, Partial<ModelRequest>][] = [
    [traits.logprobAlternatives === null, { logprobs: { alternatives: 0 } }],
    [(traits.logprobAlternatives ?? 20) < 20, { logprobs: { alternatives: 20 } }],
    [!traits.promptLogprobs, { promptLogprobs: { alternatives: 0 } }],
    [!traits.tools, { tools: [{ name: "search", description: "Finds.", input: { type: "object" } }] }],
    [!traits.responseSchema, { responseSchema: { type: "object" } }],
    [!traits.images, { messages: image }],
    [!traits.thinking, { thinking: { budgetTokens: 1024 } }],
    [!traits.seed, { seed: 1 }],
    [!traits.sampling, { temperature: 0 }],
    [!traits.sampling, { topP: 0.5 }],
    [traits.maxOutputTokens !== null, { maxOutputTokens: (traits.maxOutputTokens ?? 0) + 1 }],
  ];
  return all.filter(([isBeyond]) => isBeyond).map(([, request]) => request);
}
