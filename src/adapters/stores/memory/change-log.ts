import type { StoreChanges } from "../../../ports/store-changes.ts";

/** Which ids changed, each by its last change. */
export function changeLog() {
  /** In the order of revisions. */
  const revisions = new Map<string, number>();
  let last = 0;
  return {
    note(id: string): void {
      revisions.delete(id);
      revisions.set(id, (last += 1));
    },
    since<Entry>(
      revision: number,
      { most = Infinity, entries }: { most: number | undefined; entries: ReadonlyMap<string, Entry> },
    ): StoreChanges<Entry> {
      const newer = [...revisions].filter(([, at]) => at > revision);
      const told = newer.slice(0, most);
      return {
        revision: told.at(-1)?.[1] ?? revision,
        saved: told.flatMap(([id]) => {
          const entry = entries.get(id);
          return entry === undefined ? [] : [structuredClone(entry)];
        }),
        removed: told.map(([id]) => id).filter((id) => !entries.has(id)),
        isAll: told.length === newer.length,
      };
    },
  };
}
