import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { describeEmbedder } from "../../ports/embedder.contract.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { memoryNumberStore } from "../../testing/memory-number-store.ts";
import { embedderSettings, embeddedTextKey } from "../pipeline/embedded-text-key.ts";
import { keptEmbedder } from "./kept-embedder.ts";

const never = new AbortController().signal;
const digestOf: DigestOf = (content) => {
  // A digest of every character, enough to tell the texts of these tests apart.
  let state = 7n;
  for (const unit of String(content))
    state = (state * 1_000_003n + BigInt(unit.codePointAt(0) ?? 0)) % 2n ** 255n;
  return state.toString(16).padStart(64, "0");
};

/** Of how many e, n and others a text holds; `fails` says of which asked batch nothing comes. */
function letters(fails: (batch: readonly string[]) => boolean = () => false) {
  const asked: string[][] = [];
  const embedder: Embedder = {
    id: "test/letters-3",
    version: "1",
    dimensions: 3,
    async embed(texts, { signal }) {
      if (signal.aborted) throw new AppError("aborted", { message: "Stopped." });
      asked.push([...texts]);
      await Promise.resolve();
      if (fails(texts)) throw new AppError("model.failed", { message: "It broke." });
      return Float32Array.from(texts.flatMap(rowOf));
    },
  };
  return { embedder, asked };
}

function rowOf(text: string): number[] {
  if (text.trim() === "") return [0, 0, 0];
  const row = [text.split("e").length, text.split("n").length, 1 + text.length];
  const length = Math.hypot(...row);
  return row.map((value) => value / length);
}

function kept(inner: Embedder, numbers = memoryNumberStore()) {
  const found: number[] = [];
  const settings = { embedder: inner, numbers, digestOf, batchesAtOnce: 2 };
  return { embedder: keptEmbedder({ ...settings, onKept: (texts) => found.push(texts) }), numbers, found };
}

describeEmbedder({ name: "a kept embedder", make: () => kept(letters().embedder).embedder });

const texts = Array.from({ length: 70 }, (_, at) => `text number ${at}`);

test("asks for each batch once, and gives the very same vectors from what was kept", async () => {
  const { embedder: inner, asked } = letters();
  const { embedder, found } = kept(inner);
  const first = await embedder.embed(texts, { kind: "passage", signal: never });
  expect(asked).toEqual([texts.slice(0, 32), texts.slice(32, 64), texts.slice(64)]);
  expect(first).toEqual(Float32Array.from(texts.flatMap(rowOf)));
  expect(await embedder.embed(texts, { kind: "passage", signal: never })).toEqual(first);
  expect([asked.length, found]).toEqual([3, [32, 32, 6]]);
});

test("those who ask the same at the same time are answered by one request", async () => {
  const { embedder: inner, asked } = letters();
  const { embedder } = kept(inner);
  const [one, other] = await Promise.all(
    [1, 2].map(() => embedder.embed(["one", "two"], { kind: "query", signal: never })),
  );
  expect([other, asked]).toEqual([one, [["one", "two"]]]);
});

test("after an outage only what did not come through is asked for again", async () => {
  const broken = letters((batch) => batch.includes(texts[40] as string));
  const { numbers, embedder } = kept(broken.embedder);
  await expect(embedder.embed(texts, { kind: "passage", signal: never })).rejects.toThrow("It broke.");
  const whole = letters();
  await kept(whole.embedder, numbers).embedder.embed(texts, { kind: "passage", signal: never });
  expect(whole.asked).toEqual([texts.slice(32, 64), texts.slice(64)]);
});

test("a batch that fails lets those under way come to their end, and they are kept", async () => {
  const gate = Promise.withResolvers<void>();
  const inner: Embedder = {
    ...letters().embedder,
    async embed(batch, { signal }) {
      if (batch[0] === texts[0]) {
        // By the next turn of the event loop the failure is known everywhere.
        setTimeout(gate.resolve, 0);
        throw new AppError("model.failed", { message: "It broke." });
      }
      await gate.promise;
      signal.throwIfAborted();
      return Float32Array.from(batch.flatMap(rowOf));
    },
  };
  const { numbers, embedder } = kept(inner);
  await expect(embedder.embed(texts, { kind: "passage", signal: never })).rejects.toThrow("It broke.");
  const whole = letters();
  await kept(whole.embedder, numbers).embedder.embed(texts, { kind: "passage", signal: never });
  expect(whole.asked).toEqual([texts.slice(0, 32), texts.slice(64)]);
});

test("questions and passages, and other models, have vectors of their own", async () => {
  const { embedder: inner, asked } = letters();
  const { embedder, numbers } = kept(inner);
  await embedder.embed(["one"], { kind: "passage", signal: never });
  await embedder.embed(["one"], { kind: "query", signal: never });
  await kept({ ...inner, version: "2" }, numbers).embedder.embed(["one"], { kind: "query", signal: never });
  expect(asked).toEqual([["one"], ["one"], ["one"]]);
});

test("names the items that hold the vectors of passages, and none for questions", async () => {
  const { embedder: inner } = letters();
  const { embedder, numbers } = kept(inner);
  await embedder.embed(["one", "two"], { kind: "passage", signal: never });
  await embedder.embed(["three"], { kind: "query", signal: never });
  const listed = [];
  for await (const { items } of numbers.list()) listed.push(items);
  const settings = embedderSettings({ part: inner, identity: null });
  expect(listed).toEqual([["one", "two"].map((text) => embeddedTextKey(text, settings, digestOf)), []]);
});

test("what was kept is no answer to whoever stopped", async () => {
  const { embedder } = kept(letters().embedder);
  await embedder.embed(["one"], { kind: "query", signal: never });
  await expect(embedder.embed(["one"], { kind: "query", signal: AbortSignal.abort() })).rejects.toMatchObject(
    {
      code: "aborted",
    },
  );
});
