import type { Digest } from "../contracts/digest.ts";
import type { NumberStore } from "../ports/number-store.ts";

/** Numbers kept as long as the process. */
export function memoryNumberStore(): NumberStore {
  const kept = new Map<Digest, { numbers: Float32Array; items: readonly Digest[] }>();
  return {
    find: async (key) => kept.get(key)?.numbers.slice(),
    async keep(key, numbers, items) {
      if (!kept.has(key)) kept.set(key, { numbers: numbers.slice(), items: [...items] });
    },
    async *list() {
      for (const [key, { numbers, items }] of kept) {
        yield { key, items, bytes: 4 + 32 * items.length + numbers.byteLength };
      }
    },
    async remove(key) {
      kept.delete(key);
    },
  };
}
