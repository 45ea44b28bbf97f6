import { describe, expect, test } from "vitest";
import { hashingEmbedder } from "../../../adapters/embedders/hashing/hashing-embedder.ts";
import { sha256 } from "../../../adapters/shared/sha256.ts";
import type { Chunk } from "../../../contracts/chunk.ts";
import type { CorpusFitting } from "../../../ports/corpus-fitting.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import type { Output, StageContext } from "../stage.ts";
import { stageKey } from "../stage-key.ts";
import { embedStage, indexedText } from "./embed-stage.ts";

const signal = new AbortController().signal;
const output = { digest: "a".repeat(64), load: () => Promise.reject(new Error("not asked for")) };
const inputs = { dataset: output as Output<never>, spans: output as Output<never> };
const chunkOf = (text: string): Chunk => ({
  source: "a.md",
  start: 0,
  end: 1,
  text,
  breadcrumb: ["Häfen"],
  section: 0,
});
const texts = ["Ebbe", "Flut 海", "Ebbe", "🙂 Anker"];

/** The hashing embedder, with the texts it was given. */
function countingEmbedder() {
  const given: string[] = [];
  const hashing = hashingEmbedder({ dimensions: 16 });
  const embedder: Embedder = {
    ...hashing,
    embed(texts, options) {
      given.push(...texts);
      return hashing.embed(texts, options);
    },
  };
  return { embedder, given };
}

const stageOf = (embedder: Embedder) =>
  embedStage(
    inputs,
    async () => texts.map(chunkOf),
    { part: embedder, identity: null, knownWords: undefined },
    { breadcrumbs: true },
    sha256,
  );

const contextWith = (reuse: StageContext["reuse"]): StageContext => ({
  signal,
  breathe: () => undefined,
  progress: () => {},
  reuse,
});
const nothingKnown = contextWith(async () => new Map());

test("gives the vectors of the chunks in their order, and embeds equal texts once", async () => {
  const { embedder, given } = countingEmbedder();
  const { outputs, metrics, timings } = await stageOf(embedder).run(nothingKnown);
  const indexed = texts.map((text) => indexedText(chunkOf(text), true));
  const expected = await hashingEmbedder({ dimensions: 16 }).embed(indexed, { kind: "passage", signal });
  expect([outputs.embeddings.dimensions, outputs.embeddings.vectors]).toEqual([16, expected]);
  expect(given).toEqual(["Häfen\nEbbe", "Häfen\nFlut 海", "Häfen\n🙂 Anker"]);
  expect(metrics).toEqual({ texts: 4, dimensions: 16, "texts-unknown": 0 });
  expect(timings).toEqual({ "texts-embedded": 3, "texts-reused": 0 });
});

test("embeds only the texts whose vectors no earlier result holds", async () => {
  const first = stageOf(countingEmbedder().embedder);
  const product = await first.run(nothingKnown);
  const codec = first.outputs.embeddings;
  const bytes = codec.encode(product.outputs.embeddings);
  const items = codec.items?.(product.outputs.embeddings, bytes) ?? [];
  expect(items).toHaveLength(3);

  const { embedder, given } = countingEmbedder();
  const known = items
    .slice(1)
    .map(({ key, offset, length }) => [key, bytes.slice(offset, offset + length)] as const);
  const again = await stageOf(embedder).run(contextWith(async () => new Map(known)));
  expect([given, again.outputs]).toEqual([["Häfen\nEbbe"], product.outputs]);
});

test("counts the chunks of which the embedder knows nothing, and says so once", async () => {
  const unknown = embedStage(
    inputs,
    async () => ["…!?", "Ebbe", ""].map((text) => ({ ...chunkOf(text), breadcrumb: [] })),
    { part: hashingEmbedder({ dimensions: 16 }), identity: null, knownWords: undefined },
    { breadcrumbs: true },
    sha256,
  );
  const { metrics, notices } = await unknown.run(nothingKnown);
  expect(metrics).toEqual({ texts: 3, dimensions: 16, "texts-unknown": 2 });
  expect(notices).toEqual([
    "2 of 3 chunks hold nothing that the embedder hashing-16 knows: no vector finds them.",
  ]);
});

test("refuses an embedder that gives too few numbers", async () => {
  const embedder = { ...countingEmbedder().embedder, embed: async () => new Float32Array(5) };
  await expect(stageOf(embedder).run(nothingKnown)).rejects.toMatchObject({
    code: "plugin.failed",
    message: "The embedder hashing-16 gave 5 numbers for 3 texts of 16 dimensions.",
    hint: "Check the embedder's dimensions.",
  });
});

describe("an embedder fitted to the corpus", () => {
  const fitting: CorpusFitting = {
    version: "1",
    fit: async (fitted) => Float32Array.of(fitted.length, new Set(fitted).size),
    weighted: ([all = 0, distinct = 0]) => ({
      ...hashingEmbedder({ dimensions: 16 }),
      id: `fitted-${all}-${distinct}`,
    }),
  };
  const fittedStage = (chunks: readonly string[]) =>
    embedStage(
      inputs,
      async () => chunks.map(chunkOf),
      { part: hashingEmbedder({ dimensions: 16 }), identity: null, knownWords: undefined, fitting },
      { breadcrumbs: true },
      sha256,
    );
  /** The first stage's vectors, for the next. */
  async function keptBy(stage: ReturnType<typeof fittedStage>) {
    const { outputs } = await stage.run(nothingKnown);
    const codec = stage.outputs.embeddings;
    const bytes = codec.encode(outputs.embeddings);
    const items = codec.items?.(outputs.embeddings, bytes) ?? [];
    return new Map(items.map(({ key, offset, length }) => [key, bytes.slice(offset, offset + length)]));
  }

  test("is fitted to every chunk's text, and its weights are an output beside its vectors", async () => {
    const stage = fittedStage(texts);
    const { outputs } = await stage.run(nothingKnown);
    expect(outputs.weights).toEqual(Float32Array.of(4, 3));
    const bytes = stage.outputs.weights?.encode(outputs.weights);
    expect(stage.outputs.weights?.decode(bytes as Uint8Array)).toEqual(outputs.weights);
  });

  test("is another stage than the unfitted one, which has no weights", () => {
    const plain = stageOf(hashingEmbedder({ dimensions: 16 }));
    expect(stageKey(fittedStage(texts), sha256)).not.toBe(stageKey(plain, sha256));
    expect(Object.keys(plain.outputs)).toEqual(["embeddings"]);
  });

  test("uses no vector again that was made with other weights", async () => {
    const kept = await keptBy(fittedStage(texts));
    const reused = async (chunks: readonly string[]) => {
      const reuse: StageContext["reuse"] = async (keys) =>
        new Map([...kept].filter(([key]) => keys.includes(key)));
      return (await fittedStage(chunks).run(contextWith(reuse))).timings;
    };
    expect(await reused(texts.toReversed())).toEqual({ "texts-embedded": 0, "texts-reused": 3 });
    expect(await reused([...texts, "Hafen"])).toEqual({ "texts-embedded": 4, "texts-reused": 0 });
  });

  test("refuses weights whose bytes are not whole numbers of four", () => {
    expect(() => fittedStage(texts).outputs.weights?.decode(new Uint8Array(7))).toThrow(
      expect.objectContaining({ code: "store.damaged", message: "Stored weights are damaged." }),
    );
  });
});

describe("stored embeddings", () => {
  const codec = stageOf(countingEmbedder().embedder).outputs.embeddings;
  const value = { dimensions: 2, vectors: new Float32Array([0.5, -1, 0, 3]) };
  const bytes = codec.encode(value);

  test("come back as they were, from plain bytes and from those that a file was read into", () => {
    expect(codec.decode(bytes)).toEqual(value);
    expect(codec.decode(Buffer.from(bytes))).toEqual(value);
    expect(codec.decode(Buffer.concat([Buffer.alloc(3), bytes]).subarray(3))).toEqual(value);
  });

  test("without rows come back too", () => {
    const none = { dimensions: 2, vectors: new Float32Array() };
    expect(codec.decode(Buffer.from(codec.encode(none)))).toEqual(none);
  });

  test.each([0, 3, 7, bytes.length - 4, bytes.length - 1])(
    "are refused where only %i bytes are left",
    (length) => {
      expect(() => codec.decode(bytes.slice(0, length))).toThrow(
        expect.objectContaining({ code: "store.damaged", message: "Stored embeddings are damaged." }),
      );
    },
  );
});
