import { vectorIndexStoreBySize } from "../adapters/indexes/by-size/vector-index.ts";
import { lancedbVectorIndexStore } from "../adapters/indexes/lancedb/vector-index.ts";
import { memoryVectorIndexStore } from "../adapters/indexes/memory/vector-index.ts";
import type { Pipeline } from "../contracts/pipeline.ts";
import type { VectorIndexStore } from "../ports/vector-index.ts";
import { vectorFolder, type Workspace } from "./workspace.ts";

/** 204,800 rows of 256 dimensions. Up to here reading the stored embeddings is faster than opening a table of them, and takes no more memory. */
const inMemoryUpTo = 200 * 2 ** 20;

/** Where vectors are looked up. In memory they are read from the embed stage's own result, so nothing is written twice. */
export function vectorIndexesFor(
  vectors: Pipeline["index"]["vectors"],
  { stateFolder }: Pick<Workspace, "stateFolder">,
): VectorIndexStore {
  const lancedb = () => lancedbVectorIndexStore({ folder: vectorFolder(stateFolder) });
  switch (vectors) {
    case "memory":
      return memoryVectorIndexStore();
    case "lancedb":
      return lancedb();
    case "auto":
      return vectorIndexStoreBySize({
        small: memoryVectorIndexStore(),
        smallUpTo: inMemoryUpTo,
        large: lancedb(),
      });
  }
}
