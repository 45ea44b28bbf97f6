import { expect, test } from "vitest";
import type { Chunk } from "../../contracts/chunk.ts";
import { documentVectors } from "./document-vectors.ts";

const chunk = (source: string, start: number, end: number): Chunk => ({
  source,
  start,
  end,
  text: "x".repeat(end - start),
  breadcrumb: [],
  section: -1,
});

test("a document's vector is the mean of its chunks' by length, and zero where nothing of it is known", () => {
  const chunks = [chunk("a", 0, 30), chunk("b", 0, 5), chunk("a", 30, 70)];
  const rows = { dimensions: 2, vectors: Float32Array.of(1, 0, 0, 0, 0, 1) };
  // 30 and 40 characters at a right angle: 3 / 5 and 4 / 5.
  expect(documentVectors(chunks, rows, ["a", "b"])).toEqual({
    dimensions: 2,
    vectors: Float32Array.of(0.6, 0.8, 0, 0),
  });
});
