import { expect, test } from "vitest";
import type { StoreChanges } from "./store-changes.ts";

interface Entry {
  id: string;
  environment: Record<string, string>;
}

interface ChangingStore<One extends Entry> {
  save(entry: One): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  changes(since: number, most?: number): Promise<StoreChanges<One>>;
}

/** What every store keeps that tells its changes; called inside the suite of that store. */
export function describeStoreChanges<One extends Entry>({
  make,
  entryOf,
}: {
  make(): Promise<ChangingStore<One>> | ChangingStore<One>;
  entryOf(id: string, changes?: { status?: "running" | "failed"; error?: string }): One;
}): void {
  test("tells every change once, as it is now, and what was removed by its id", async () => {
    const store = await make();
    const nothing = await store.changes(0);
    const [one, other] = [entryOf("entry-1"), entryOf("entry-2", { status: "running" })];
    await store.save(one);
    await store.save(other);
    const first = await store.changes(nothing.revision);
    const ended = entryOf("entry-2", { status: "failed", error: "海 🙂" });
    await store.save(other);
    await store.save(ended);
    const second = await store.changes(first.revision);
    await store.remove("entry-1");
    const third = await store.changes(second.revision);
    const fourth = await store.changes(third.revision);
    expect(
      [nothing, first, second, third, fourth].map(({ saved, removed, isAll }) => ({ saved, removed, isAll })),
    ).toEqual([
      { saved: [], removed: [], isAll: true },
      { saved: [one, other], removed: [], isAll: true },
      { saved: [ended], removed: [], isAll: true },
      { saved: [], removed: ["entry-1"], isAll: true },
      { saved: [], removed: [], isAll: true },
    ]);
  });

  test("tells of an entry that came in place of the newest one, which was removed", async () => {
    const store = await make();
    await store.save(entryOf("entry-1"));
    const { revision } = await store.changes(0);
    await store.remove("entry-1");
    await store.save(entryOf("entry-2"));
    const { saved, removed } = await store.changes(revision);
    expect([saved, removed]).toEqual([[entryOf("entry-2")], ["entry-1"]]);
  });

  test("tells many changes in parts, none left out, and gives what the asker may change", async () => {
    const store = await make();
    for (let at = 0; at < 5; at += 1) await store.save(entryOf(`entry-${at}`));
    const told: string[][] = [];
    let part = await store.changes(0, 2);
    for (; !part.isAll; part = await store.changes(part.revision, 2)) {
      told.push(part.saved.map(({ id }) => id));
    }
    told.push(part.saved.map(({ id }) => id));
    part.saved[0]!.environment["node"] = "another";
    expect(told).toEqual([["entry-0", "entry-1"], ["entry-2", "entry-3"], ["entry-4"]]);
    expect((await store.changes(0)).saved.at(-1)).toEqual(entryOf("entry-4"));
  });
}
