import type { Digest } from "../../../contracts/digest.ts";
import type { StageResult } from "../../../contracts/run.ts";
import type { Item, StageStore } from "../../../ports/stage-store.ts";

/** For one process and one life: tests, and experiments that leave nothing behind. */
export function memoryStageStore(): StageStore {
  const results = new Map<Digest, StageResult>();
  const items = new Map<Digest, Item & { result: Digest }>();
  const claims = new Set<Digest>();
  return {
    async find(key) {
      return structuredClone(results.get(key));
    },
    async commit(result, newItems) {
      if (!results.has(result.key)) results.set(result.key, structuredClone(result));
      for (const item of newItems) items.set(item.key, { ...item, result: result.key });
    },
    async forget(key) {
      results.delete(key);
      for (const [itemKey, item] of items) if (item.result === key) items.delete(itemKey);
    },
    async findItems(keys) {
      const found = new Map<Digest, Item>();
      for (const key of keys) {
        const item = items.get(key);
        if (item === undefined) continue;
        const { result: _owner, ...plain } = item;
        found.set(key, plain);
      }
      return found;
    },
    async claim(key) {
      if (claims.has(key)) return false;
      claims.add(key);
      return true;
    },
    async release(key) {
      claims.delete(key);
    },
    async list() {
      return structuredClone([...results.values()]).sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
