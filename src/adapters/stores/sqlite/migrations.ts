import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** In order of name. A migration that was released is never edited: a new one follows it. */
export const migrations: Record<string, Migration> = {
  "0001-first": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("stage_results")
        .ifNotExists()
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("stage", "text", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addColumn("created_at", "integer", (column) => column.notNull())
        .execute();
      await database.schema
        .createTable("items")
        .ifNotExists()
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("artifact", "text", (column) => column.notNull())
        .addColumn("start", "integer", (column) => column.notNull())
        .addColumn("length", "integer", (column) => column.notNull())
        .addColumn("digest", "text", (column) => column.notNull())
        .addColumn("result_key", "text", (column) =>
          column.notNull().references("stage_results.key").onDelete("cascade"),
        )
        .execute();
      await database.schema
        .createIndex("items_result")
        .ifNotExists()
        .on("items")
        .column("result_key")
        .execute();
      await database.schema
        .createTable("claims")
        .ifNotExists()
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("host", "text", (column) => column.notNull())
        .addColumn("pid", "integer", (column) => column.notNull())
        .addColumn("beat_at", "integer", (column) => column.notNull())
        .execute();
      await database.schema
        .createTable("runs")
        .ifNotExists()
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("experiment", "text", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("started_at", "integer", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex("runs_by_experiment")
        .ifNotExists()
        .on("runs")
        .columns(["experiment", "started_at"])
        .execute();
    },
  },
  "0002-searches": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("searches")
        .ifNotExists()
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("started_at", "integer", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .execute();
    },
  },
  "0003-changes": {
    async up(database: Kysely<unknown>) {
      // AUTOINCREMENT: the number of a change that was superseded is never given again.
      await database.schema
        .createTable("changes")
        .ifNotExists()
        .addColumn("revision", "integer", (column) => column.primaryKey().autoIncrement())
        .addColumn("list", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex("changes_by_id")
        .ifNotExists()
        .unique()
        .on("changes")
        .columns(["list", "id"])
        .execute();
      for (const list of ["runs", "searches"]) {
        await sql`INSERT OR IGNORE INTO changes (list, id) SELECT ${list}, id FROM ${sql.table(list)}`.execute(
          database,
        );
      }
    },
  },
};
