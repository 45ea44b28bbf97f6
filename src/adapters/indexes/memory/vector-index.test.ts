import { expect, test } from "vitest";
import { describeVectorIndexStore } from "../../../ports/vector-index.contract.ts";
import { memoryVectorIndexStore } from "./vector-index.ts";

describeVectorIndexStore({ name: "memory", make: memoryVectorIndexStore });

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
