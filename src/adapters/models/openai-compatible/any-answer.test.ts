import fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { disorderOf } from "../../../ports/event-order.contract.ts";
import { chunk } from "./chat-wire.fixture.ts";
import { ask, modelAt, outcomeOf, spoken } from "./model-at.fixture.ts";

/** Without the key that reaches into an object's prototype: it is left out of what a model calls with, and nobody misses it. */
const anyJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** A way out on which this comes back. */
function answering(status: number, type: string, packets: readonly Uint8Array[]): StreamingEgress {
  return {
    send: () => Promise.reject(new Error("Nothing is sent whole.")),
    stream: async () => ({
      status,
      headers: { "content-type": type },
      body: (async function* () {
        yield* packets;
      })(),
    }),
  };
}

function cutUp(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
}

const request = {
  ...ask,
  logprobs: { alternatives: 1 },
  tools: [{ name: "search", description: "Finds.", input: {} }],
};

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "[DONE]", "__proto__", "\u2028"));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const call = fc.record({
  index: maybe(fc.integer({ min: -1, max: 2 })),
  id: maybe(fc.constantFrom("", "a", "b")),
  function: fc.record({
    name: maybe(text),
    arguments: maybe(fc.oneof(text, fc.json(), fc.dictionary(text, anyJson))),
  }),
});
const token = fc.record({
  token: text,
  logprob: fc.double({ max: 1, noNaN: true, noDefaultInfinity: true }),
  bytes: maybe(fc.array(fc.nat(255))),
});
const piece = fc
  .tuple(
    fc.record({
      content: maybe(text),
      refusal: maybe(text),
      reasoning: maybe(text),
      tool_calls: maybe(fc.array(call, { maxLength: 3 })),
    }),
    fc.record({
      finish_reason: maybe(fc.constantFrom("stop", "length", "tool_calls", "constructor", "error")),
      logprobs: maybe(fc.record({ content: maybe(fc.array(token)) })),
    }),
  )
  .map(([delta, more]) => chunk(delta, more));
const body = fc.oneof(
  piece,
  piece,
  anyJson,
  fc.record({ error: anyJson }),
  fc.record({ choices: anyJson, usage: anyJson }),
);
const event = fc.oneof(
  body.map((value) => `data: ${JSON.stringify(value)}\n\n`),
  fc.constantFrom("data: [DONE]\n\n", ": \n", "data: {\n\n"),
  fc.string(),
);

test("whatever a server answers, it is one whole reply in order, or a sentence about what is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 200, 200, 200, 204, 301, 400, 401, 404, 429, 500),
      fc.constantFrom("text/event-stream", "text/event-stream", "application/json", "text/html", ""),
      fc.array(event, { maxLength: 6 }),
      fc.integer({ min: 1, max: 300 }),
      async (status, type, events, size) => {
        const bytes = Buffer.from(events.join(""));
        const packets = cutUp(bytes, size);
        // What is thrown and is no AppError is thrown on.
        const outcome = await outcomeOf(
          modelAt("http://127.0.0.1:1", answering(status, type, packets)),
          request,
        );
        const finishes = outcome.events.flatMap(({ type }, at) => (type === "finish" ? [at] : []));
        const isWhole = outcome.error === undefined;
        expect(finishes).toEqual(isWhole ? [outcome.events.length - 1] : []);
        expect(isWhole ? disorderOf(spoken(outcome)) : []).toEqual([]);
        expect(outcome.error?.code ?? "model.failed").toMatch(/^model\.(?:failed|refused|busy)$/);
        expect(outcome.error?.message ?? "Whole.").toMatch(/^[^\n]+[.!?]$/u);
      },
    ),
    { numRuns: 1500 },
  );
});

/** What a provider says: text, reasoning, or a fragment of one of a few calls. */
const saying = fc.oneof(
  fc.record({ content: fc.string({ unit: "grapheme" }) }),
  fc.record({ reasoning_content: fc.string({ unit: "grapheme" }) }),
);
const calling = fc.array(fc.dictionary(fc.constantFrom("query", "k", "ö"), anyJson), { maxLength: 3 });

test("whatever is said in whatever pieces, all of it arrives, in order, and every call with its input", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(saying, { maxLength: 12 }),
      calling,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 300 }),
      async (said, inputs, cut, size) => {
        const fragments = inputs.flatMap((input, index) => {
          const [first = "", ...rest] = JSON.stringify(input).match(new RegExp(`.{1,${cut}}`, "gsu")) ?? [];
          const head = { index, id: `call-${index}`, function: { name: "search", arguments: first } };
          return [head, ...rest.map((json) => ({ index, function: { arguments: json } }))];
        });
        const events = [
          ...said.map((delta) => chunk(delta)),
          ...fragments.map((fragment) => chunk({ tool_calls: [fragment] })),
          chunk({}, { finish_reason: "stop" }),
          { choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } },
        ];
        const bytes = Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
        const packets = cutUp(bytes, size);
        const model = modelAt("http://127.0.0.1:1", answering(200, "text/event-stream", packets));
        const outcome = await outcomeOf(model, { ...ask, tools: request.tools });
        const joined = (type: "text-delta" | "reasoning-delta") =>
          outcome.events.map((event) => (event.type === type ? event.text : "")).join("");
        expect([outcome.error, disorderOf(spoken(outcome))]).toEqual([undefined, []]);
        expect(joined("text-delta")).toBe(
          said.map((delta) => ("content" in delta ? delta.content : "")).join(""),
        );
        expect(joined("reasoning-delta")).toBe(
          said.map((delta) => ("reasoning_content" in delta ? delta.reasoning_content : "")).join(""),
        );
        const called = outcome.events.flatMap((event) => (event.type === "tool-end" ? [event.input] : []));
        expect(JSON.stringify(called)).toBe(JSON.stringify(inputs));
      },
    ),
  );
});
