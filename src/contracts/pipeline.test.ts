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
