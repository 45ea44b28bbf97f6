import type { VectorIndex, VectorIndexStore } from "../../../ports/vector-index.ts";
import { throwIfAborted } from "../../../contracts/abort.ts";
import { scannedIndex } from "../../shared/vector-scan/scanned-index.ts";

/** Vector indexes of this process: exact, gone when it ends. Rows are held as given, not copied. */
export function memoryVectorIndexStore(): VectorIndexStore {
  const indexes = new Map<string, VectorIndex>();
  return {
    kind: "memory",
    async build(name, rows, signal) {
      throwIfAborted(signal);
      if (!indexes.has(name)) indexes.set(name, scannedIndex(rows));
    },
    async open(name) {
      return indexes.get(name);
    },
    async names() {
      return [...indexes.keys()].sort();
    },
    async remove(name) {
      indexes.delete(name);
    },
  };
}
