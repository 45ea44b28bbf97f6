import { describe, expect, test } from "vitest";
import type { Search } from "../contracts/search.ts";
import type { SearchStore } from "./search-store.ts";
import { describeStoreChanges } from "./store-changes.contract.ts";

export interface SearchStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => SearchStore | Promise<SearchStore>;
}

function searchOf(id: string, changes: Partial<Search> = {}): Search {
  return {
    id,
    experiment: "Gezeiten",
    status: "finished",
    strategy: "screen-race-confirm",
    metric: "token-f1",
    seed: 1,
    budget: 900,
    minutes: null,
    usd: null,
    baseline: "chunk.size=300",
    candidates: {
      "chunk.size=300": { "chunk.size": 300 },
      "retrieve.method=„海“": { chunk: { size: null } },
    },
    events: [
      { type: "questions-split", screen: ["q1"], race: ["q2 🙂"], confirm: [] },
      {
        type: "candidate-dropped",
        phase: "race",
        candidate: "chunk.size=300",
        reason: { kind: "rank", rank: 9, keep: 4, behind: 0.25 },
      },
    ],
    result: null,
    startedAt: 1_790_000_000_000,
    finishedAt: null,
    environment: { node: "v24" },
    error: null,
    ...changes,
  };
}

/** What every SearchStore must do. */
export function describeSearchStore({ name, make }: SearchStoreSubject): void {
  describe(`${name} as a search store`, () => {
    test("gives a search back whole", async () => {
      const store = await make();
      const search = searchOf("search-0a1b");
      await store.save(search);
      expect([await store.find("search-0a1b"), await store.list()]).toEqual([search, [search]]);
    });

    test("knows nothing of a search that was never saved", async () => {
      const store = await make();
      expect([await store.find("search-0"), await store.list()]).toEqual([undefined, []]);
    });

    test("finds a search by any beginning of its id that no other shares", async () => {
      const store = await make();
      for (const id of ["search-ab12", "search-ab34", "search-ff00", "search-ab"]) {
        await store.save(searchOf(id));
      }
      const found = await Promise.all(
        ["search-f", "search-ab1", "search-ab", "ab12", "search-%"].map((id) => store.find(id)),
      );
      expect(found.map((search) => search?.id)).toEqual([
        "search-ff00",
        "search-ab12",
        "search-ab",
        undefined,
        undefined,
      ]);
    });

    test("refuses a beginning that several searches share, and says what to do", async () => {
      const store = await make();
      for (const id of ["search-ab12", "search-ab34"]) await store.save(searchOf(id));
      await expect(store.find("search-ab")).rejects.toMatchObject({
        code: "run.unknown",
        message: '"search-ab" begins the ids of several searches.',
        hint: "Give more of the id: soundings searches lists them.",
      });
    });

    test("replaces the search of the same id and leaves the others alone", async () => {
      const store = await make();
      const other = searchOf("search-2", { startedAt: 1 });
      await store.save(searchOf("search-1", { status: "running", events: [] }));
      await store.save(other);
      const failed = searchOf("search-1", { status: "failed", error: "The disk is full.", finishedAt: 5 });
      await store.save(failed);
      expect(await store.list()).toEqual([failed, other]);
    });

    test("lists newest first, those of one moment by id, of one status and as many as asked for", async () => {
      const store = await make();
      const searches = [
        searchOf("search-b", { startedAt: 2, status: "running" }),
        searchOf("search-c", { startedAt: 3 }),
        searchOf("search-a", { startedAt: 2 }),
      ];
      for (const search of searches) await store.save(search);
      const ids = async (filter?: Parameters<SearchStore["list"]>[0]) =>
        (await store.list(filter)).map(({ id }) => id);
      expect([
        await ids(),
        await ids({ status: "finished" }),
        await ids({ limit: 2 }),
        await ids({ status: "stopped" }),
      ]).toEqual([
        ["search-c", "search-a", "search-b"],
        ["search-c", "search-a"],
        ["search-c", "search-a"],
        [],
      ]);
    });

    test("forgets a removed search by its whole id, and removing it again is harmless", async () => {
      const store = await make();
      await store.save(searchOf("search-1"));
      await store.save(searchOf("search-2"));
      await store.remove("search-");
      await store.remove("search-1");
      await store.remove("search-1");
      expect((await store.list()).map(({ id }) => id)).toEqual(["search-2"]);
    });

    test("does not change when the caller's search or the search it gave is changed", async () => {
      const store = await make();
      const search = searchOf("search-1");
      await store.save(search);
      search.events.length = 0;
      (await store.find("search-1"))?.events.splice(0);
      (await store.list())[0]?.events.splice(0);
      expect(await store.find("search-1")).toEqual(searchOf("search-1"));
    });

    describeStoreChanges({ make, entryOf: searchOf });
  });
}
