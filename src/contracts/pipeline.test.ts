import { expect, test } from "vitest";
import { Pipeline } from "./pipeline.ts";

const chosen = (settings: object) => {
  const { embed, retrieve } = Pipeline.parse(settings);
  return [embed.embedder, retrieve.method];
};

test("vectors take part by default, and not where there is no embedder", () => {
  expect([
    chosen({}),
    chosen({ embed: { embedder: "none" } }),
    chosen({ embed: { embedder: "hashing" } }),
    chosen({ retrieve: { method: "context-bm25" } }),
    chosen({ embed: { embedder: "none" }, retrieve: { method: "hybrid" } }),
  ]).toEqual([
    ["static", "hybrid"],
    ["none", "context-bm25"],
    ["hashing", "hybrid"],
    ["static", "context-bm25"],
    ["none", "hybrid"],
  ]);
});

test("a complete pipeline is read as itself, so what was stored before a default changed keeps its meaning", () => {
  for (const settings of [
    {},
    { embed: { embedder: "none" }, index: { vectors: "lancedb" } },
    { embed: { embedder: "none" }, retrieve: { method: "bm25" } },
  ]) {
    const stored: unknown = JSON.parse(JSON.stringify(Pipeline.parse(settings)));
    expect(Pipeline.parse(stored)).toEqual(stored);
  }
});

test("settings of one embedder are refused beside another, and what is stored beside it is not", () => {
  const faultsOf = (embed: object) =>
    Pipeline.safeParse({ embed }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  expect([
    faultsOf({ embedder: "hashing", weights: "corpus" }),
    faultsOf({ embedder: { file: "static.ts" }, weights: "corpus" }),
    faultsOf({ dimensions: 128 }),
    faultsOf({ embedder: "hashing", dimensions: 128 }),
    faultsOf({ embedder: "static", dimensions: 256, weights: "corpus" }),
  ]).toEqual([
    ["embed.weights: corpus is for the static embedder alone"],
    ["embed.weights: corpus is for the static embedder alone"],
    ["embed.dimensions: 128 are for the hashing embedder alone"],
    undefined,
    undefined,
  ]);
});
