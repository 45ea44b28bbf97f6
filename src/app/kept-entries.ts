import { setImmediate as turn } from "node:timers/promises";
import type { StoreChanges } from "../ports/store-changes.ts";

interface Entry {
  id: string;
  startedAt: number;
}

/** So many are read without a pause: others wait for this thread. */
const atOnce = 50;

/**
 * Every entry of a store, newest first, those of one moment by id. Each is read once and again only after it was saved, by whatever
 * process. Whoever gets them must not change them.
 * @param shared what is kept in place of an entry that was just read, such as one that shares parts with others
 */
export function keptEntries<Kept extends Entry>(
  shared: (entry: Kept) => Kept,
): (changes: (since: number, most: number) => Promise<StoreChanges<Kept>>) => Promise<readonly Kept[]> {
  const entries = new Map<string, Kept>();
  let revision = 0;
  let sorted: readonly Kept[] = [];
  /** Set while `sorted` is older than `entries`, also where reading failed half-way. */
  let hasChanged = false;
  let last: Promise<unknown> = Promise.resolve();

  return (changes) => {
    async function update(): Promise<readonly Kept[]> {
      for (let isAll = false; !isAll;) {
        const told = await changes(revision, atOnce);
        for (const entry of told.saved) entries.set(entry.id, shared(entry));
        for (const id of told.removed) entries.delete(id);
        hasChanged ||= told.saved.length > 0 || told.removed.length > 0;
        ({ revision, isAll } = told);
        if (!isAll) await turn();
      }
      if (hasChanged) sorted = [...entries.values()].sort(newestFirst);
      hasChanged = false;
      return sorted;
    }
    // One after another: what was asked for after a writing must see it.
    const updated = last.then(update);
    last = updated.catch(() => {});
    return updated;
  };
}

function newestFirst(a: Entry, b: Entry): number {
  if (a.startedAt !== b.startedAt) return b.startedAt - a.startedAt;
  return a.id < b.id ? -1 : 1;
}
