import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeChunker, preparedDocuments } from "../../ports/chunker.contract.ts";
import { type ChunkerId, chunkerFor, chunkers } from "./catalog.ts";
import { letterEmbedder } from "../similarity/embedders.fixture.ts";
import { makeChunks } from "./make-chunks.ts";

const semantic = { embedder: letterEmbedder(), percentile: 80, window: 2 };
const tokensOf = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
const shapes = [
  { unit: "characters", size: 60, overlap: 0 },
  { unit: "characters", size: 50, overlap: 20 },
  { unit: "characters", size: 1, overlap: 0 },
  { unit: "characters", size: 7, overlap: 6 },
  { unit: "tokens", size: 16, overlap: 0 },
  { unit: "tokens", size: 12, overlap: 5 },
  { unit: "tokens", size: 1, overlap: 0 },
] as const;

for (const strategy of Object.keys(chunkers) as ChunkerId[]) {
  for (const shape of shapes) {
    describeChunker({
      name: `${strategy}, ${shape.size} ${shape.unit}, overlap ${shape.overlap}`,
      make: () => chunkerFor({ strategy, ...shape, semantic }),
      traits: {
        covers: true,
        trims: strategy !== "fixed",
        limit: { size: shape.size, unitsOf: shape.unit === "tokens" ? tokensOf : (text) => text.length },
      },
      runs: 60,
    });
  }
}

describe("every chunker", () => {
  test("gives spans that make chunks, each a slice of its document", async () => {
    const signal = new AbortController().signal;
    await fc.assert(
      fc.asyncProperty(
        preparedDocuments(),
        fc.constantFrom(...(Object.keys(chunkers) as ChunkerId[])),
        async (document, strategy) => {
          const spans = await chunkerFor({
            strategy,
            size: 40,
            overlap: 10,
            unit: "characters",
            semantic,
          }).chunk(document, signal);
          const chunks = makeChunks(document, spans, strategy);
          expect(chunks.map((chunk) => chunk.text)).toEqual(
            spans.map(({ start, end }) => document.text.slice(start, end)),
          );
        },
      ),
    );
  });

  test("shares at most the overlap with its neighbour", async () => {
    const signal = new AbortController().signal;
    await fc.assert(
      fc.asyncProperty(
        preparedDocuments(),
        fc.constantFrom(...(Object.keys(chunkers) as ChunkerId[])),
        fc.constantFrom<"characters" | "tokens">("characters", "tokens"),
        async (document, strategy, unit) => {
          const spans = await chunkerFor({ strategy, size: 20, overlap: 8, unit, semantic }).chunk(
            document,
            signal,
          );
          const shared = spans.slice(1).map(({ start }, i) => document.text.slice(start, spans[i]?.end));
          expect(shared.filter((text) => (unit === "tokens" ? tokensOf(text) : text.length) > 8)).toEqual([]);
        },
      ),
    );
  });

  test("refuses an overlap that is not below its size", () => {
    for (const strategy of Object.keys(chunkers) as ChunkerId[]) {
      expect(() => chunkerFor({ strategy, size: 10, overlap: 10, unit: "tokens", semantic })).toThrow(
        expect.objectContaining({ code: "pipeline.invalid", hint: "Set chunk.overlap below chunk.size." }),
      );
    }
  });
});
