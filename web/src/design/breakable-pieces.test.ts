import fc from "fast-check";
import { expect, test } from "vitest";
import { breakablePieces } from "./breakable-pieces.ts";

test.each([
  ["chunk.strategy=recursive, chunk.size=900", ["chunk.", "strategy=", "recursive, ", "chunk.size=900"]],
  ["retrieve.method=context-bm25", ["retrieve.", "method=", "context-", "bm25"]],
  ["answer.threshold=-0.75", ["answer.", "threshold=", "-0.75"]],
  ["notes/tide_tables/2026-01.md", ["notes/", "tide_", "tables/", "2026-", "01.", "md"]],
  ["a count of 1,234,567,890,123.5", ["a ", "count ", "of ", "1,234,567,890,123.5"]],
  ["harbour", ["harbour"]],
  ["", [""]],
])("%j may be broken after its signs", (text, pieces) => {
  expect(breakablePieces(text)).toEqual(pieces);
});

test("pieces join to the text, and none but an empty text's is empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const pieces = breakablePieces(text);
      expect(pieces.join("")).toBe(text);
      expect(pieces.filter((piece) => piece === "").length).toBe(text === "" ? 1 : 0);
    }),
  );
});
