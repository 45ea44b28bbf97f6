import fc from "fast-check";
import { expect, test } from "vitest";
import type { EgressStream, StreamingEgress } from "../../../ports/egress.ts";
import { disorderOf } from "../../../ports/event-order.contract.ts";
import { accessWith, eventFrame, exceptionFrame, split } from "../../shared/aws/aws-wire.fixture.ts";
import { outcomeOf } from "../../shared/aws/outcome.fixture.ts";
import { bedrockModel, type BedrockSettings } from "./bedrock-model.ts";
import { delta, ended, stop } from "./converse-wire.fixture.ts";
import { chunkFrame, importedArn } from "./imported-wire.fixture.ts";

/** Without the key that reaches into an object's prototype: it is left out of what a model calls with, and nobody misses it. */
const anyJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** A way out on which this comes back. */
function answering(status: number, type: string, packets: readonly Uint8Array[]): StreamingEgress {
  return {
    send: () => Promise.reject(new Error("Nothing is sent whole.")),
    stream: async (): Promise<EgressStream> => ({
      status,
      headers: { "content-type": type },
      body: (async function* () {
        yield* packets;
      })(),
    }),
  };
}

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "<think>", "</think>", "__proto__", "\u2028"),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const index = fc.integer({ min: -1, max: 2 });
const converseDelta = fc.record({
  text: maybe(text),
  toolUse: maybe(fc.record({ input: fc.oneof(text, fc.json()) })),
  reasoningContent: maybe(
    fc.record({ text: maybe(text), signature: maybe(text), redactedContent: maybe(fc.base64String()) }),
  ),
});
const frame = fc.oneof(
  fc.tuple(index, converseDelta).map(([at, piece]) => delta(at, piece)),
  fc
    .tuple(index, text, text)
    .map(([contentBlockIndex, toolUseId, name]) =>
      eventFrame("contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId, name } } }),
    ),
  index.map(stop),
  fc.constantFrom("end_turn", "max_tokens", "constructor").map((reason) => Buffer.concat(ended(reason))),
  fc.record({ generation: maybe(text), outputs: anyJson, stop_reason: maybe(text) }).map(chunkFrame),
  fc.record({ generation: text, stop_reason: fc.constantFrom("stop", "length", null) }).map(chunkFrame),
  fc.record({ choices: anyJson }).map(chunkFrame),
  fc
    .tuple(fc.constantFrom("contentBlockDelta", "chunk", "metadata", "novelty"), anyJson)
    .map(([type, value]) => eventFrame(type, value)),
  fc.tuple(text, anyJson).map(([type, value]) => exceptionFrame(type, value)),
  fc.uint8Array({ maxLength: 40 }),
);
const settings = fc.constantFrom<BedrockSettings>(
  { model: "amazon.nova-lite-v1:0" },
  { model: importedArn },
  { model: importedArn, imported: { family: "deepseek" } },
);
const stream = "application/vnd.amazon.eventstream";

test("whatever AWS answers, it is one whole reply in order, or a sentence about what is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.constantFrom(200, 200, 200, 200, 204, 301, 400, 403, 404, 429, 500),
      fc.constantFrom(stream, stream, stream, "application/json", "text/html", ""),
      fc.array(frame, { maxLength: 6 }),
      fc.integer({ min: 1, max: 300 }),
      async (chosen, status, type, frames, size) => {
        const packets = split([Buffer.concat(frames)], size);
        // What is thrown and is no AppError is thrown on.
        const model = bedrockModel(chosen, { egress: answering(status, type, packets), ...accessWith() });
        const { events, error } = await outcomeOf(model, {
          ...(chosen.imported !== undefined && { logprobs: { alternatives: 0 } }),
        });
        const finishes = events.flatMap(({ type }, at) => (type === "finish" ? [at] : []));
        const isWhole = error === undefined;
        expect(finishes).toEqual(isWhole ? [events.length - 1] : []);
        expect(isWhole ? disorderOf(events) : []).toEqual([]);
        expect(error?.code ?? "model.failed").toMatch(/^model\.(?:failed|refused|busy)$/);
        expect(error?.message ?? "Whole.").toMatch(/^[^\n]+[.!?]$/u);
      },
    ),
    { numRuns: 500 },
  );
});

test("whatever is said in whatever pieces, all of it arrives, in order", async () => {
  const said = fc.array(fc.tuple(fc.constantFrom("text", "thought"), fc.string({ unit: "grapheme" })), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(said, fc.integer({ min: 1, max: 300 }), async (pieces, size) => {
      const frames = pieces.map(([kind, piece], at) =>
        delta(at, kind === "text" ? { text: piece } : { reasoningContent: { text: piece } }),
      );
      const packets = split([Buffer.concat([...frames, ...ended()])], size);
      const model = bedrockModel(
        { model: "amazon.nova-lite-v1:0" },
        { egress: answering(200, stream, packets), ...accessWith() },
      );
      const { events, error } = await outcomeOf(model);
      const joined = (type: "text-delta" | "reasoning-delta"): string =>
        events.map((event) => (event.type === type ? event.text : "")).join("");
      const of = (kind: string): string =>
        pieces.map(([each, piece]) => (each === kind ? piece : "")).join("");
      expect([error, disorderOf(events), joined("text-delta"), joined("reasoning-delta")]).toEqual([
        undefined,
        [],
        of("text"),
        of("thought"),
      ]);
    }),
  );
});
