import { expect, test } from "vitest";
import { sha256 } from "../../../adapters/shared/sha256.ts";
import { Pipeline } from "../../../contracts/pipeline.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import type { VectorIndex } from "../../../ports/vector-index.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { makeChunks } from "../../chunking/make-chunks.ts";
import { openLexicalIndex } from "../../retrieval/lexical/open-lexical-index.ts";
import { identityOfEmbedder } from "../embedder-identity.ts";
import { stageKey } from "../stage-key.ts";
import type { Output } from "../stage.ts";
import {
  type OpenIndex,
  rankingNotices,
  rankingPartsOf,
  retrieveStage,
  vectorsNeeded,
} from "./retrieve-stage.ts";

const output: Output<never> = { digest: "a".repeat(64), load: () => Promise.reject(new Error("not asked")) };
const inputs = { dataset: output, asked: output, spans: output, segments: output, vectors: output };
const embedder: Embedder = { id: "mine", version: "1", dimensions: 2, embed: async () => new Float32Array() };

function keyOf(method: "context-bm25" | "vector" | "hybrid", identity: string): string {
  const { retrieve, evaluate } = Pipeline.parse({ retrieve: { method } });
  const parts = {
    embedder: { part: embedder, identity, knownWords: undefined },
    clock: fixedClock(),
    digestOf: sha256,
  };
  return stageKey(retrieveStage(inputs, output.load, retrieve, evaluate, parts), sha256);
}

test.each(["vector", "hybrid"] as const)(
  "a %s ranking belongs to the embedder that reads the questions, even where its passages' vectors are another's",
  (method) => {
    expect(keyOf(method, "another file")).not.toBe(keyOf(method, "one file"));
  },
);

test("a ranking by words alone is shared by all embedders", () => {
  expect(keyOf("context-bm25", "another file")).toBe(keyOf("context-bm25", "one file"));
});

test("a diversity of 0 is no part of the key, and above it the passages' vectors are", () => {
  const work = (diversity: number) => {
    const { retrieve, evaluate } = Pipeline.parse({ retrieve: { method: "context-bm25", diversity } });
    return retrieveStage(inputs, output.load, retrieve, evaluate, {
      embedder: { part: embedder, identity: null, knownWords: undefined },
      clock: fixedClock(),
      digestOf: sha256,
    });
  };
  expect(
    [work(0), work(0.5)].map(({ settings, inputs }) => ({ settings, inputs: Object.keys(inputs) })),
  ).toEqual([
    {
      settings: expect.not.objectContaining({ diversity: 0 }),
      inputs: ["dataset", "asked", "spans", "segments"],
    },
    {
      settings: expect.objectContaining({ diversity: 0.5 }),
      inputs: ["dataset", "asked", "spans", "segments", "vectors"],
    },
  ]);
  expect(stageKey(work(0.5), sha256)).not.toBe(stageKey(work(0.6), sha256));
});

test("diversity without an embedder is refused, and says what to set", () => {
  expect(() => vectorsNeeded({ method: "context-bm25", diversity: 0.3 }, undefined)).toThrow(
    expect.objectContaining({
      code: "pipeline.invalid",
      hint: "Set embed.embedder (static comes with Soundings), or retrieve.diversity to 0.",
    }),
  );
  expect(vectorsNeeded({ method: "context-bm25", diversity: 0.3 }, embedder)).toBe(false);
});

test("the vectors of the passages are read only where passages are compared", async () => {
  const embeddings = { dimensions: 2, vectors: Float32Array.of(1, 0) };
  const parts = {} as never;
  const index = { parts, embeddings: async () => embeddings };
  expect([
    await rankingPartsOf(index, { diversity: 0 }),
    await rankingPartsOf(index, { diversity: 0.1 }),
  ]).toEqual([{}, { rowVectors: embeddings }]);
});

test("larger passages are formed from the chunks in their diverse order, by questions of the index's own embedder", async () => {
  const text = Array.from({ length: 6 }, (_, row) => `chunk ${row}. `.padEnd(10)).join("");
  const regions = [{ start: 0, end: 60 }];
  const document = { source: "a.md", text, language: "en", headings: [], regions };
  const spans = Array.from({ length: 6 }, (_, row) => ({ start: 10 * row, end: 10 * row + 10 }));
  const near = [
    { row: 1, score: 0.9 },
    { row: 3, score: 0.8 },
    { row: 4, score: 0.7 },
  ];
  const vectors: VectorIndex = {
    count: 6,
    exact: true,
    nearest: async (_, { topK }) => near.slice(0, topK),
    close: async () => {},
  };
  const chosen = {
    part: { ...embedder, embed: async () => Float32Array.of(1, 0) },
    identity: "one file",
    knownWords: undefined,
  };
  const index: OpenIndex = {
    parts: { lexical: await openLexicalIndex([], () => undefined), vectors },
    embedder: identityOfEmbedder(chosen, sha256),
    chunks: makeChunks(document, spans),
    meanLength: 10,
    exact: true,
    documentOf: () => document,
    // Chunk 4 alone points elsewhere.
    embeddings: async () => ({ dimensions: 2, vectors: Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0) }),
  };
  const asked = { digest: output.digest, load: async () => [{ id: "q1", question: "oak" }] };
  async function passagesBy(diversity: number, by = chosen) {
    const retrieve = { method: "vector", diversity, parent: { neighbours: 1 } };
    const settings = Pipeline.parse({ retrieve });
    const parts = { embedder: by, clock: fixedClock(), digestOf: sha256 };
    const given = { ...inputs, asked };
    const stage = retrieveStage(given, async () => index, settings.retrieve, settings.evaluate, parts);
    const { outputs } = await stage.run({
      signal: new AbortController().signal,
      breathe: () => undefined,
      progress: () => {},
      reuse: async () => new Map(),
    });
    return outputs.rankings[0]?.passages.map(({ start, end, score }) => ({ start, end, score }));
  }

  const first = { start: 0, end: 30, score: 0.9 };
  expect([await passagesBy(0), await passagesBy(0.5)]).toEqual([
    [first, { start: 30, end: 50, score: 0.8 }],
    [first, { start: 30, end: 60, score: 0.7 }],
  ]);
  await expect(passagesBy(0.5, { ...chosen, identity: "another file" })).rejects.toMatchObject({
    code: "pipeline.invalid",
    message: expect.stringMatching(/they differ in settings\.$/),
  });
});

test("weights fitted to a corpus are said to change nothing where words alone decide about all of it", () => {
  const part = { ...embedder, languages: ["en", "und"], knownShare: async () => 1 };
  const fitting = { version: "1", fit: async () => new Float32Array(), weighted: () => part };
  const fitted = { part, identity: null, knownWords: part, fitting };
  const noticesOf = (method: "hybrid" | "vector", languages: string[], chosen: object = {}, diversity = 0) =>
    rankingNotices({ method, diversity }, { ...fitted, ...chosen }, { languages }).filter((notice) =>
      notice.includes("corpus changes nothing"),
    );
  expect(noticesOf("hybrid", ["de", "es"])).toEqual([
    "embed.weights: corpus changes nothing here: words alone decide about every document. It takes part with retrieve.method: vector.",
  ]);
  expect([
    noticesOf("hybrid", ["de", "en"]),
    noticesOf("hybrid", []),
    noticesOf("hybrid", ["de"], {}, 0.5),
    noticesOf("vector", ["de"]),
    noticesOf("hybrid", ["de"], { fitting: undefined }),
    noticesOf("hybrid", ["de"], { knownWords: undefined }),
  ]).toEqual([[], [], [], [], [], []]);
});
