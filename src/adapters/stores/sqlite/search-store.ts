import type { Kysely } from "kysely";
import { Search } from "../../../contracts/search.ts";
import type { SearchStore } from "../../../ports/search-store.ts";
import { oneBeginning } from "../../shared/one-beginning.ts";
import { changesSince, recordingChange } from "./changes.ts";
import { entryReader } from "./entry-reader.ts";
import type { Tables } from "./tables.ts";

export function sqliteSearchStore(tables: Kysely<Tables>): SearchStore {
  const searchOf = entryReader("search", (stored) => Search.parse(stored));

  return {
    async save(search) {
      const row = {
        id: search.id,
        status: search.status,
        started_at: search.startedAt,
        body: JSON.stringify(search),
      };
      await recordingChange(tables, "searches", search.id, async (within) => {
        await within
          .insertInto("searches")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
          .execute();
      });
    },

    async find(id) {
      const rows = await tables
        .selectFrom("searches")
        .select(["id", "body"])
        .where("id", ">=", id)
        .where("id", "<", `${id}\u{10ffff}`)
        .orderBy("id")
        .limit(3)
        .execute();
      const found = oneBeginning(rows, id, "searches");
      return found === undefined ? undefined : searchOf(found);
    },

    async list({ status, limit } = {}) {
      let query = tables
        .selectFrom("searches")
        .select(["id", "body"])
        .orderBy("started_at", "desc")
        .orderBy("id");
      if (status !== undefined) query = query.where("status", "=", status);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(searchOf);
    },

    async remove(id) {
      await recordingChange(tables, "searches", id, async (within) => {
        await within.deleteFrom("searches").where("id", "=", id).execute();
      });
    },

    changes: (since, most) => changesSince(tables, "searches", { since, most, entryOf: searchOf }),
  };
}
