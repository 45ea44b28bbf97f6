import fc from "fast-check";
import { expect, test } from "vitest";
import { disorderOf } from "../../../ports/event-order.contract.ts";
import { answering, ask, inPacketsOf, outcomeOf } from "../../shared/provider/provider-answer.fixture.ts";
import { chunk } from "./content-wire.fixture.ts";
import { geminiAt } from "./gemini-at.fixture.ts";

/** Without the key that reaches into an object's prototype: it is left out of what a model calls with, and nobody misses it. */
const anyJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

const request = {
  ...ask,
  logprobs: { alternatives: 1 },
  tools: [{ name: "search", description: "Finds.", input: {} }],
};
const nowhere = "http://127.0.0.1:1";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "__proto__", "\u2028"));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const part = fc.record({
  text: maybe(text),
  thought: maybe(fc.boolean()),
  thoughtSignature: maybe(text),
  functionCall: fc.option(
    fc.record({
      id: maybe(fc.constantFrom("", "a", "text-1", "call-2")),
      name: maybe(text),
      args: maybe(fc.dictionary(text, anyJson)),
    }),
    { freq: 1 },
  ),
});
const token = fc.record({
  token: text,
  tokenId: maybe(fc.nat()),
  logProbability: fc.double({ max: 1, noNaN: true, noDefaultInfinity: true }),
});
const candidate = fc.record({
  finishReason: maybe(fc.constantFrom("STOP", "MAX_TOKENS", "SAFETY", "MALFORMED_RESPONSE", "constructor")),
  finishMessage: maybe(text),
  logprobsResult: maybe(
    fc.record({
      chosenCandidates: maybe(fc.array(token)),
      topCandidates: maybe(fc.array(fc.record({ candidates: maybe(fc.array(token)) }))),
    }),
  ),
});
const usageMetadata = fc.record({ promptTokenCount: anyJson, totalTokenCount: anyJson });
const body = fc.oneof(
  fc
    .tuple(fc.array(part, { maxLength: 3 }), candidate, maybe(usageMetadata))
    .map(([parts, more, usageMetadata]) => chunk(parts, more, { usageMetadata })),
  fc.tuple(fc.array(part, { maxLength: 3 }), candidate).map(([parts, more]) => chunk(parts, more)),
  fc.record({ promptFeedback: fc.record({ blockReason: maybe(text), blockReasonMessage: maybe(text) }) }),
  fc.record({ error: anyJson }),
  anyJson,
);
const sent = fc.oneof(
  { weight: 6, arbitrary: body.map((value) => `data: ${JSON.stringify(value)}\r\n\r\n`) },
  { weight: 1, arbitrary: body.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.constantFrom("data: {\n\n", ": \n") },
  { weight: 1, arbitrary: fc.string() },
);

test("whatever a server answers, it is one whole reply in order, or a sentence about what is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 200, 200, 200, 204, 301, 400, 401, 404, 429, 500, 503),
      fc.constantFrom("text/event-stream", "text/event-stream", "application/json", "text/html", ""),
      fc.array(sent, { maxLength: 6 }),
      fc.integer({ min: 1, max: 300 }),
      async (status, type, events, size) => {
        const packets = inPacketsOf([Buffer.from(events.join(""))], size);
        // What is thrown and is no AppError is thrown on.
        const outcome = await outcomeOf(
          geminiAt(nowhere, answering({ status, headers: { "content-type": type }, packets })),
          request,
        );
        const finishes = outcome.events.flatMap(({ type }, at) => (type === "finish" ? [at] : []));
        const isWhole = outcome.error === undefined;
        expect(finishes).toEqual(isWhole ? [outcome.events.length - 1] : []);
        expect(isWhole ? disorderOf(outcome.spoken) : []).toEqual([]);
        expect(outcome.error?.code ?? "model.failed").toMatch(/^model\.(?:failed|refused|busy)$/);
        expect(outcome.error?.message ?? "Whole.").toMatch(/^[^\n]+[.!?]$/u);
      },
    ),
    { numRuns: 1500 },
  );
});

const grapheme = fc.string({ unit: "grapheme" });
const said = fc.oneof(
  fc.record({ text: grapheme }),
  fc.record({ text: grapheme, thoughtSignature: fc.base64String({ minLength: 4 }) }),
  fc.record({ text: grapheme, thought: fc.constant(true) }),
  fc.record({ input: fc.dictionary(fc.constantFrom("query", "k", "ö"), anyJson) }),
);

test("whatever is said in whatever pieces, all of it arrives, in order, and every call with its input", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(said, { maxLength: 3 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 300 }),
      async (pieces, size) => {
        const events = pieces.map((parts) =>
          chunk(
            parts.map((one) =>
              "input" in one ? { functionCall: { name: "search", args: one.input } } : one,
            ),
          ),
        );
        const usageMetadata = { promptTokenCount: 1, candidatesTokenCount: 1 };
        const all = [...events, chunk([], { finishReason: "STOP" }, { usageMetadata })];
        const bytes = Buffer.from(all.map((event) => `data: ${JSON.stringify(event)}\r\n\r\n`).join(""));
        const headers = { "content-type": "text/event-stream" };
        const egress = answering({ status: 200, headers, packets: inPacketsOf([bytes], size) });
        const outcome = await outcomeOf(geminiAt(nowhere, egress), { ...ask, tools: request.tools });
        expect([outcome.error, disorderOf(outcome.spoken)]).toEqual([undefined, []]);
        const parts = pieces.flat();
        const joined = (type: "text-delta" | "reasoning-delta") =>
          outcome.events.map((event) => (event.type === type ? event.text : "")).join("");
        const whole = (isThought: boolean) =>
          parts.map((one) => ("text" in one && "thought" in one === isThought ? one.text : "")).join("");
        expect([joined("text-delta"), joined("reasoning-delta")]).toEqual([whole(false), whole(true)]);
        const called = outcome.events.flatMap((event) => (event.type === "tool-end" ? [event.input] : []));
        expect(JSON.stringify(called)).toBe(
          JSON.stringify(parts.flatMap((one) => ("input" in one ? [one.input] : []))),
        );
        const signed = outcome.events.flatMap((event) =>
          event.type === "reasoning-end" && event.signature !== undefined ? [event.signature] : [],
        );
        expect(signed).toEqual(
          parts.flatMap((one) => ("thoughtSignature" in one ? [`next:${one.thoughtSignature}`] : [])),
        );
      },
    ),
  );
});
