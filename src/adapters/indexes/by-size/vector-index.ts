import type { VectorIndexStore } from "../../../ports/vector-index.ts";

export interface BySizeSettings {
  /** For indexes of at most so many bytes of vectors, four a number. */
  small: VectorIndexStore;
  smallUpTo: number;
  large: VectorIndexStore;
}

/** One store out of two: an index lies where its size puts it. The large one is asked for nothing while all indexes are small. */
export function vectorIndexStoreBySize({ small, smallUpTo, large }: BySizeSettings): VectorIndexStore {
  return {
    kind: "auto",
    async build(name, rows, signal) {
      const store = rows.vectors.byteLength <= smallUpTo ? small : large;
      await store.build(name, rows, signal);
    },
    async open(name) {
      return (await small.open(name)) ?? large.open(name);
    },
    async names() {
      return [...new Set([...(await small.names()), ...(await large.names())])].sort();
    },
    async remove(name) {
      await small.remove(name);
      await large.remove(name);
    },
  };
}
