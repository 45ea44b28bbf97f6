import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeVectorIndexStore } from "../../../ports/vector-index.contract.ts";
import { topRows } from "./top-rows.ts";
import { memoryVectorIndexStore } from "./vector-index.ts";

describeVectorIndexStore({ name: "memory", make: memoryVectorIndexStore });

test("keeps the same rows as sorting all of them", () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 20 }), (scores, limit) => {
      const top = topRows(limit);
      scores.forEach((score, row) => top.offer(row, score));
      const sorted = scores
        .map((score, row) => ({ row, score }))
        .sort((a, b) => b.score - a.score || a.row - b.row)
        .slice(0, limit);
      expect(top.ranked()).toEqual(sorted);
    }),
  );
});

test("lets other work run during a long search, and stops when aborted there", async () => {
  const dimensions = 64;
  const count = 200_000;
  const store = memoryVectorIndexStore();
  const vectors = new Float32Array(count * dimensions).fill(1);
  await store.build(
    "large",
    { dimensions, vectors, groups: Array(count).fill("a") },
    new AbortController().signal,
  );
  const abort = new AbortController();
  const index = await store.open("large");
  const searching = index?.nearest(vectors.slice(0, dimensions), { topK: 1, signal: abort.signal });
  setImmediate(() => abort.abort());
  await expect(searching).rejects.toMatchObject({ code: "aborted" });
});
