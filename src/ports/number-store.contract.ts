import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeptNumbers, NumberStore } from "./number-store.ts";

export interface NumberStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => NumberStore | Promise<NumberStore>;
}

const keyOf = (at: number) => at.toString(16).padStart(64, "0");
const [keyA, keyB] = ["a".repeat(64), "b".repeat(64)];
const numbers = Float32Array.of(0.1, -2.5, 0, 3e38, 1e-45);

/** What every NumberStore must do. */
export function describeNumberStore({ name, make }: NumberStoreSubject): void {
  const listed = async (store: NumberStore): Promise<Pick<KeptNumbers, "key" | "items">[]> => {
    const found = [];
    for await (const { key, items, bytes } of store.list()) {
      expect(bytes).toBeGreaterThan(0);
      found.push({ key, items: [...items] });
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  };

  describe(`${name} as a store of numbers`, () => {
    test("holds nothing at first", async () => {
      const store = await make();
      expect([await store.find(keyA), await listed(store)]).toEqual([undefined, []]);
      await store.remove(keyA);
    });

    test("gives back what was kept, under its own key only", async () => {
      const store = await make();
      await store.keep(keyA, numbers, [keyB]);
      expect([await store.find(keyA), await store.find(keyA), await store.find(keyB)]).toEqual([
        numbers,
        numbers,
        undefined,
      ]);
    });

    test("gives back any numbers, bit by bit", async () => {
      const store = await make();
      let at = 0;
      await fc.assert(
        fc.asyncProperty(fc.float32Array(), async (given) => {
          const key = keyOf(at++);
          await store.keep(key, given, []);
          expect(await store.find(key)).toEqual(given);
        }),
        { numRuns: 30 },
      );
    });

    test("keeps the first numbers where others come", async () => {
      const store = await make();
      await store.keep(keyA, numbers, []);
      await store.keep(keyA, Float32Array.of(9), [keyB]);
      expect([await store.find(keyA), await listed(store)]).toEqual([numbers, [{ key: keyA, items: [] }]]);
    });

    test("does not change with what the caller does to theirs", async () => {
      const store = await make();
      const mine = numbers.slice();
      await store.keep(keyA, mine, []);
      mine.fill(7);
      (await store.find(keyA))?.fill(8);
      expect(await store.find(keyA)).toEqual(numbers);
    });

    test("lists keys with their items, and forgets what is removed", async () => {
      const store = await make();
      await store.keep(keyA, numbers, [keyOf(1), keyOf(2)]);
      await store.keep(keyB, Float32Array.of(), []);
      expect(await listed(store)).toEqual([
        { key: keyA, items: [keyOf(1), keyOf(2)] },
        { key: keyB, items: [] },
      ]);
      await store.remove(keyA);
      expect([await store.find(keyA), await listed(store)]).toEqual([undefined, [{ key: keyB, items: [] }]]);
    });

    test("keeps many at once", async () => {
      const store = await make();
      const keys = Array.from({ length: 50 }, (_, at) => keyOf(at));
      await Promise.all(keys.map((key, at) => store.keep(key, Float32Array.of(at), [])));
      expect(await Promise.all(keys.map((key) => store.find(key)))).toEqual(
        keys.map((_, at) => Float32Array.of(at)),
      );
    });
  });
}
