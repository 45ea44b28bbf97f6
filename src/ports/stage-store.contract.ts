import { describe, expect, test } from "vitest";
import type { StageResult } from "../contracts/run.ts";
import type { Item, StageStore } from "./stage-store.ts";

export interface StageStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => StageStorePlace | Promise<StageStorePlace>;
  traits: {
    /** Several stores can share one place, as several processes do. */
    shared: boolean;
  };
}

export interface StageStorePlace {
  store: StageStore;
  /** Another worker's store on the same place. */
  reopen: () => StageStore | Promise<StageStore>;
}

const digest = (letter: string) => letter.repeat(64);

const indexed: StageResult = {
  key: digest("a"),
  stage: "index",
  version: "2",
  outputs: { segments: digest("1"), vectors: digest("2") },
  metrics: { "chunks-indexed": 12, share: 0.125 },
  notices: ["„Häfen 海港 🙂.md“ gave no chunk: nothing of it can be found."],
  reproducible: false,
  seconds: 1.5,
  timings: { "p50-ms": 0.75 },
};

const itemOf = (key: string, artifact: string, offset = 0): Item => ({
  key: digest(key),
  artifact: digest(artifact),
  offset,
  length: 10,
  digest: digest("f"),
});

/** What every StageStore must do. */
export function describeStageStore({ name, make, traits }: StageStoreSubject): void {
  const open = async () => (await make()).store;

  describe(`${name} as a stage store`, () => {
    test("gives a result back whole", async () => {
      const store = await open();
      await store.commit(indexed, []);
      expect([await store.find(indexed.key), await store.list()]).toEqual([indexed, [indexed]]);
    });

    test("knows nothing of a key that was never committed", async () => {
      const store = await open();
      await store.forget(digest("a"));
      expect([
        await store.find(digest("a")),
        await store.list(),
        await store.findItems([digest("b")]),
      ]).toEqual([undefined, [], new Map()]);
    });

    test("keeps the first of two results that differ only in timings", async () => {
      const store = await open();
      await store.commit(indexed, []);
      await store.commit({ ...indexed, seconds: 99, timings: {} }, []);
      expect(await store.list()).toEqual([indexed]);
    });

    test("lists every result in the order of keys", async () => {
      const store = await open();
      const results = ["c", "a", "b"].map((key) => ({ ...indexed, key: digest(key) }));
      await Promise.all(results.map((result) => store.commit(result, [])));
      expect((await store.list()).map(({ key }) => key)).toEqual([digest("a"), digest("b"), digest("c")]);
    });

    test("does not change when the caller's result or the result it gave is changed", async () => {
      const store = await open();
      const result = structuredClone(indexed);
      await store.commit(result, []);
      result.notices.push("changed");
      (await store.find(indexed.key))?.notices.push("changed");
      (await store.list())[0]?.notices.push("changed");
      expect(await store.find(indexed.key)).toEqual(indexed);
    });

    describe("items", () => {
      test("are found by key, those unknown are not there", async () => {
        const store = await open();
        const items = [itemOf("c", "1"), itemOf("d", "1", 10)];
        await store.commit(indexed, items);
        expect(await store.findItems([digest("d"), digest("e"), digest("c"), digest("d")])).toEqual(
          new Map(items.map((item) => [item.key, item])),
        );
        expect(await store.findItems([])).toEqual(new Map());
      });

      test("are found at their newest place", async () => {
        const store = await open();
        await store.commit(indexed, [itemOf("c", "1")]);
        await store.commit({ ...indexed, key: digest("b") }, [itemOf("c", "3", 7)]);
        expect(await store.findItems([digest("c")])).toEqual(new Map([[digest("c"), itemOf("c", "3", 7)]]));
      });

      test("of one key may stand twice in a commit", async () => {
        const store = await open();
        await store.commit(indexed, [itemOf("c", "1"), itemOf("c", "1", 10)]);
        expect(await store.findItems([digest("c")])).toEqual(new Map([[digest("c"), itemOf("c", "1", 10)]]));
      });

      test("go with the result they were committed with, and come back with it", async () => {
        const store = await open();
        await store.commit(indexed, [itemOf("c", "1")]);
        await store.commit({ ...indexed, key: digest("b") }, [itemOf("d", "3")]);
        await store.forget(indexed.key);
        expect([await store.find(indexed.key), await store.findItems([digest("c"), digest("d")])]).toEqual([
          undefined,
          new Map([[digest("d"), itemOf("d", "3")]]),
        ]);
        await store.commit({ ...indexed, seconds: 2 }, [itemOf("c", "4")]);
        expect([await store.find(indexed.key), await store.findItems([digest("c")])]).toEqual([
          { ...indexed, seconds: 2 },
          new Map([[digest("c"), itemOf("c", "4")]]),
        ]);
      });

      test("may be many", async () => {
        const store = await open();
        const keys = Array.from({ length: 1700 }, (_, at) => at.toString(16).padStart(64, "0"));
        await store.commit(
          indexed,
          keys.map((key, offset) => ({ ...itemOf("c", "1", offset), key })),
        );
        const found = await store.findItems(keys);
        expect([...found.values()].map(({ offset }) => offset).sort((a, b) => a - b)).toEqual(
          keys.map((_, at) => at),
        );
      });
    });

    describe("claims", () => {
      test("are given to one only, until they are released", async () => {
        const store = await open();
        const answers = await Promise.all(Array.from({ length: 8 }, () => store.claim(digest("a"))));
        expect(answers.filter(Boolean)).toEqual([true]);
        expect(await store.claim(digest("b"))).toBe(true);
        await store.release(digest("a"));
        expect([await store.claim(digest("a")), await store.claim(digest("a"))]).toEqual([true, false]);
      });

      test("may be released twice, and released without having been made", async () => {
        const store = await open();
        await store.claim(digest("a"));
        await store.release(digest("a"));
        await store.release(digest("a"));
        await store.release(digest("b"));
        expect(await store.claim(digest("a"))).toBe(true);
      });
    });

    describe.skipIf(!traits.shared)("with several workers", () => {
      test("shows one worker what another committed", async () => {
        const { store, reopen } = await make();
        const other = await reopen();
        await store.commit(indexed, [itemOf("c", "1")]);
        expect([await other.find(indexed.key), await other.findItems([digest("c")])]).toEqual([
          indexed,
          new Map([[digest("c"), itemOf("c", "1")]]),
        ]);
      });

      test("gives a claim to one worker only", async () => {
        const { store, reopen } = await make();
        const workers = [store, await reopen(), await reopen()];
        const answers = await Promise.all(
          workers.flatMap((worker) => [worker.claim(digest("a")), worker.claim(digest("a"))]),
        );
        expect(answers.filter(Boolean)).toEqual([true]);
      });

      test("lets only the holder release a claim", async () => {
        const { store, reopen } = await make();
        const other = await reopen();
        await store.claim(digest("a"));
        await other.release(digest("a"));
        expect(await other.claim(digest("a"))).toBe(false);
        await store.release(digest("a"));
        expect(await other.claim(digest("a"))).toBe(true);
      });

      test("takes commits by several workers in turn", async () => {
        const { store, reopen } = await make();
        const workers = [store, await reopen(), await reopen()];
        const keys = Array.from({ length: 24 }, (_, at) => at.toString(16).padStart(64, "0"));
        for (const [at, key] of keys.entries()) {
          await (workers[at % 3] as StageStore).commit({ ...indexed, key }, [{ ...itemOf("c", "1"), key }]);
        }
        expect([(await store.list()).map(({ key }) => key), (await store.findItems(keys)).size]).toEqual([
          keys,
          24,
        ]);
      });
    });
  });
}
