import { expect, test } from "vitest";
import { defineConfig } from "../config/define-config.ts";
import { configurations } from "../config/vary.ts";
import { searchSpaceOf } from "./search-space-of.ts";

test("configurations share an index where they are alike up to it, and passages where they rank alike", () => {
  const space = searchSpaceOf(
    configurations(
      defineConfig({
        pipeline: { embed: { embedder: "hashing" } },
        vary: {
          "chunk.size": [300, 600],
          "retrieve.method": ["bm25", "hybrid"],
          "retrieve.fusion": ["convex", "reciprocal-rank"],
          "retrieve.k": [3, 5],
        },
        search: { when: { "retrieve.fusion": { "retrieve.method": ["hybrid"] } } },
      }),
    ),
  );
  expect(space.factors).toEqual([
    { name: "chunk.size", levels: ["300", "600"], stage: "chunk" },
    { name: "retrieve.method", levels: ['"bm25"', '"hybrid"'], stage: "retrieve" },
    { name: "retrieve.k", levels: ["3", "5"], stage: "retrieve" },
    { name: "retrieve.fusion", levels: ['"convex"', '"reciprocal-rank"'], stage: "retrieve" },
  ]);
  const numbered = (values: readonly string[]) => values.map((value) => [...new Set(values)].indexOf(value));
  expect(space.candidates.map(({ levels }) => levels.join())).toEqual([
    "0,0,0,-1",
    "0,0,1,-1",
    "0,1,0,0",
    "0,1,1,0",
    "0,1,0,1",
    "0,1,1,1",
    "1,0,0,-1",
    "1,0,1,-1",
    "1,1,0,0",
    "1,1,1,0",
    "1,1,0,1",
    "1,1,1,1",
  ]);
  expect(numbered(space.candidates.map(({ index }) => index))).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  expect(numbered(space.candidates.map(({ retrieval }) => retrieval))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
  ]);
});

test("configurations that rank again otherwise find other passages", () => {
  const { candidates } = searchSpaceOf(
    configurations(
      defineConfig({
        pipeline: { rerank: { model: "vllm/scores" } },
        vary: { "rerank.depth": [5, 10], "retrieve.k": [3, 5] },
      }),
    ),
  );
  const retrievals = candidates.map(({ retrieval }) => retrieval);
  expect(retrievals.map((one) => retrievals.indexOf(one))).toEqual([0, 0, 2, 2]);
});
