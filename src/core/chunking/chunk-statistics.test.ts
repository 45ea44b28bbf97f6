import { expect, test } from "vitest";
import { documentOf } from "../../ports/chunker.contract.ts";
import { chunkStatistics } from "./chunk-statistics.ts";
import { makeChunks } from "./make-chunks.ts";

test("describes sizes, coverage by characters that are not white space, and uniqueness", () => {
  const document = documentOf("abcd abcd xy z");
  const spans = [
    { start: 0, end: 4 },
    { start: 5, end: 9 },
    { start: 8, end: 12 },
  ];
  expect(chunkStatistics([document], makeChunks(document, spans))).toEqual({
    chunks: 3,
    "chunk-size-min": 4,
    "chunk-size-median": 4,
    "chunk-size-mean": 4,
    "chunk-size-p95": 4,
    "chunk-size-max": 4,
    "chunk-uniqueness": 2 / 3,
    "chunk-coverage": 10 / 11,
  });
});

test("leaves out what cannot be measured", () => {
  expect([chunkStatistics([], []), chunkStatistics([documentOf("text")], [])]).toEqual([
    { chunks: 0 },
    { chunks: 0, "chunk-coverage": 0 },
  ]);
});
