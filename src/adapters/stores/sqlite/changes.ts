import type { Kysely } from "kysely";
import type { StoreChanges } from "../../../ports/store-changes.ts";
import type { Tables } from "./tables.ts";

type List = Tables["changes"]["list"];

/** Changes an entry and says so, both or neither. */
export async function recordingChange(
  tables: Kysely<Tables>,
  list: List,
  id: string,
  change: (within: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  await tables.transaction().execute(async (within) => {
    await change(within);
    await within.replaceInto("changes").values({ list, id }).execute();
  });
}

interface Asked<Entry> {
  since: number;
  most: number | undefined;
  entryOf(row: { id: string; body: string }): Entry;
}

/** One query: what it gives is of one moment. */
export async function changesSince<Entry>(
  tables: Kysely<Tables>,
  list: List,
  { since, most, entryOf }: Asked<Entry>,
): Promise<StoreChanges<Entry>> {
  // Both tables have the columns that are asked for here; the types would need them named one by one.
  const entries = list as "runs";
  let query = tables
    .selectFrom("changes")
    .leftJoin(entries, `${entries}.id`, "changes.id")
    .select(["changes.revision", "changes.id", `${entries}.body`])
    .where("changes.list", "=", list)
    .where("changes.revision", ">", since)
    .orderBy("changes.revision");
  if (most !== undefined) query = query.limit(most);
  const rows = await query.execute();
  const changes: StoreChanges<Entry> = {
    revision: rows.at(-1)?.revision ?? since,
    saved: [],
    removed: [],
    isAll: most === undefined || rows.length < most,
  };
  for (const { id, body } of rows) {
    if (body === null) changes.removed.push(id);
    else changes.saved.push(entryOf({ id, body }));
  }
  return changes;
}
