import { expect, test } from "vitest";
import { sha256 } from "../../../adapters/shared/sha256.ts";
import { Pipeline } from "../../../contracts/pipeline.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { stageKey } from "../stage-key.ts";
import type { Output } from "../stage.ts";
import { rankingPartsOf, retrieveStage, vectorsNeeded } from "./retrieve-stage.ts";

const output: Output<never> = { digest: "a".repeat(64), load: () => Promise.reject(new Error("not asked")) };
const inputs = { dataset: output, asked: output, spans: output, segments: output, vectors: output };
const embedder: Embedder = { id: "mine", version: "1", dimensions: 2, embed: async () => new Float32Array() };

function keyOf(method: "context-bm25" | "vector" | "hybrid", identity: string): string {
  const { retrieve, evaluate } = Pipeline.parse({ retrieve: { method } });
  const parts = { embedder: { part: embedder, identity }, clock: fixedClock() };
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
    const { retrieve, evaluate } = Pipeline.parse({ retrieve: { diversity } });
    return retrieveStage(inputs, output.load, retrieve, evaluate, {
      embedder: { part: embedder, identity: null },
      clock: fixedClock(),
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
