import { expect, test } from "vitest";
import { describeVectorIndexStore } from "../../../ports/vector-index.contract.ts";
import type { VectorIndex, VectorIndexStore, VectorRows } from "../../../ports/vector-index.ts";
import { throwIfAborted } from "../../../contracts/abort.ts";
import { scannedIndex } from "../../shared/vector-scan/scanned-index.ts";
import { vectorIndexStoreBySize } from "./vector-index.ts";

const { signal } = new AbortController();

/** Eight bytes a row. */
function rows(count: number): VectorRows {
  const groups = Array.from({ length: count }, () => "a.md");
  return { dimensions: 2, vectors: Float32Array.from(groups.flatMap(() => [1, 0])), groups };
}

function scanned(kind: string): VectorIndexStore {
  const built = new Map<string, VectorIndex>();
  return {
    kind,
    async build(name, given, aborting) {
      throwIfAborted(aborting);
      if (!built.has(name)) built.set(name, scannedIndex(given));
    },
    open: async (name) => built.get(name),
    names: async () => [...built.keys()].sort(),
    remove: async (name) => void built.delete(name),
  };
}

function storeOf(smallUpTo = 80) {
  const [small, large] = [scanned("small"), scanned("large")];
  return { small, large, store: vectorIndexStoreBySize({ small, smallUpTo, large }) };
}

describeVectorIndexStore({ name: "by size, all small", make: () => storeOf(Infinity).store });
describeVectorIndexStore({ name: "by size, all large", make: () => storeOf(0).store });

test("an index lies where its size puts it, and is found, listed and removed in either place", async () => {
  const { small, large, store } = storeOf();
  await store.build("ten", rows(10), signal);
  await store.build("eleven", rows(11), signal);
  expect([await small.names(), await large.names(), await store.names()]).toEqual([
    ["ten"],
    ["eleven"],
    ["eleven", "ten"],
  ]);
  expect([(await store.open("ten"))?.count, (await store.open("eleven"))?.count]).toEqual([10, 11]);
  await store.remove("ten");
  await store.remove("eleven");
  expect([await store.names(), await store.open("ten"), await store.open("eleven")]).toEqual([
    [],
    undefined,
    undefined,
  ]);
});
