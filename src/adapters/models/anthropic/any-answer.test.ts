import fc from "fast-check";
import { expect, test } from "vitest";
import { disorderOf } from "../../../ports/event-order.contract.ts";
import { answering, ask, inPacketsOf, outcomeOf } from "../../shared/provider/provider-answer.fixture.ts";
import { claudeAt } from "./claude-at.fixture.ts";
import {
  blockDelta,
  blockStart,
  blockStop,
  messageDelta,
  messageStart,
  messageStop,
} from "./message-wire.fixture.ts";

/** Without the key that reaches into an object's prototype: it is left out of what a model calls with, and nobody misses it. */
const anyJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

const request = { ...ask, tools: [{ name: "search", description: "Finds.", input: {} }] };
const nowhere = "http://127.0.0.1:1";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "__proto__", "\u2028", "text-1"));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const index = fc.integer({ min: -1, max: 3 });
const fields = fc.record({
  type: fc.constantFrom("text", "thinking", "redacted_thinking", "tool_use", "text_delta", "new"),
  text: maybe(text),
  thinking: maybe(text),
  signature: maybe(text),
  data: maybe(text),
  id: maybe(fc.constantFrom("", "a", "text-1")),
  name: maybe(text),
  partial_json: maybe(fc.oneof(text, fc.json())),
});
const event = fc.oneof(
  fc.tuple(index, fields).map(([at, block]) => blockStart(at, block)),
  fc.tuple(index, fields).map(([at, delta]) => blockDelta(at, delta)),
  index.map(blockStop),
  fc
    .tuple(fc.constantFrom("end_turn", "max_tokens", "tool_use", "refusal", "constructor"), anyJson)
    .map(([reason, usage]) => messageDelta(reason, {}, usage as object)),
  fc.constantFrom(messageStart(), messageStop, messageStop, { type: "ping" }),
  anyJson,
  fc.record({ type: fc.constant("error"), error: anyJson }),
);
const sent = fc.oneof(
  { weight: 6, arbitrary: event.map((value) => `data: ${JSON.stringify(value)}\n\n`) },
  { weight: 1, arbitrary: fc.constantFrom("data: {\n\n", ": \n", "event: ping\n") },
  { weight: 1, arbitrary: fc.string() },
);

test("whatever a server answers, it is one whole reply in order, or a sentence about what is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 200, 200, 200, 204, 301, 400, 401, 404, 413, 429, 500, 529),
      fc.constantFrom("text/event-stream", "text/event-stream", "application/json", "text/html", ""),
      fc.array(sent, { maxLength: 8 }),
      fc.integer({ min: 1, max: 300 }),
      async (status, type, events, size) => {
        const packets = inPacketsOf([Buffer.from(events.join(""))], size);
        // What is thrown and is no AppError is thrown on.
        const outcome = await outcomeOf(
          claudeAt(nowhere, answering({ status, headers: { "content-type": type }, packets })),
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
const block = fc.oneof(
  fc.record({ say: grapheme }),
  fc.record({ think: grapheme, signature: fc.base64String() }),
  fc.record({ input: fc.dictionary(fc.constantFrom("query", "k", "ö"), anyJson) }),
);

test("whatever is said in whatever pieces, all of it arrives, in order, and every call with its input", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 300 }),
      async (blocks, cut, size) => {
        const pieces = (whole: string) => whole.match(new RegExp(`.{1,${cut}}`, "gsu")) ?? [];
        const events = blocks.flatMap((block, at) => {
          if ("say" in block) {
            return [
              blockStart(at, { type: "text", text: "" }),
              ...pieces(block.say).map((text) => blockDelta(at, { type: "text_delta", text })),
              blockStop(at),
            ];
          }
          if ("think" in block) {
            return [
              blockStart(at, { type: "thinking", thinking: "", signature: "" }),
              ...pieces(block.think).map((thinking) => blockDelta(at, { type: "thinking_delta", thinking })),
              blockDelta(at, { type: "signature_delta", signature: block.signature }),
              blockStop(at),
            ];
          }
          return [
            blockStart(at, { type: "tool_use", id: `toolu_${at}`, name: "search", input: {} }),
            ...pieces(JSON.stringify(block.input)).map((partial_json) =>
              blockDelta(at, { type: "input_json_delta", partial_json }),
            ),
            blockStop(at),
          ];
        });
        const all = [messageStart(), ...events, messageDelta("end_turn"), messageStop];
        const bytes = Buffer.from(all.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
        const headers = { "content-type": "text/event-stream" };
        const egress = answering({ status: 200, headers, packets: inPacketsOf([bytes], size) });
        const outcome = await outcomeOf(claudeAt(nowhere, egress), request);
        const joined = (type: "text-delta" | "reasoning-delta") =>
          outcome.events.map((event) => (event.type === type ? event.text : "")).join("");
        expect([outcome.error, disorderOf(outcome.spoken)]).toEqual([undefined, []]);
        expect(joined("text-delta")).toBe(blocks.map((one) => ("say" in one ? one.say : "")).join(""));
        expect(joined("reasoning-delta")).toBe(
          blocks.map((one) => ("think" in one ? one.think : "")).join(""),
        );
        const signatures = outcome.events.flatMap((event) =>
          event.type === "reasoning-end" ? [event.signature ?? ""] : [],
        );
        expect(signatures).toEqual(blocks.flatMap((one) => ("think" in one ? [one.signature] : [])));
        const called = outcome.events.flatMap((event) => (event.type === "tool-end" ? [event.input] : []));
        expect(JSON.stringify(called)).toBe(
          JSON.stringify(blocks.flatMap((one) => ("input" in one ? [one.input] : []))),
        );
      },
    ),
  );
});
