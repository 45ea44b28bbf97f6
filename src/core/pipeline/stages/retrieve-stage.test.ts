import { expect, test } from "vitest";
import { sha256 } from "../../../adapters/shared/sha256.ts";
import { Pipeline } from "../../../contracts/pipeline.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { stageKey } from "../stage-key.ts";
import type { Output } from "../stage.ts";
import { retrieveStage } from "./retrieve-stage.ts";

const output: Output<never> = { digest: "a".repeat(64), load: () => Promise.reject(new Error("not asked")) };
const inputs = { dataset: output, asked: output, spans: output, segments: output, vectors: output };
const embedder: Embedder = { id: "mine", version: "1", dimensions: 2, embed: async () => new Float32Array() };

function keyOf(method: "context-bm25" | "vector" | "hybrid", identity: string): string {
  const { retrieve, evaluate } = Pipeline.parse({ retrieve: { method } });
  const parts = { embedder: { part: embedder, identity }, clock: fixedClock(), digestOf: sha256 };
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
