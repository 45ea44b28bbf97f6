import type { Kysely } from "kysely";
import { inTodaysNames } from "../../../contracts/earlier-names.ts";
import { Run } from "../../../contracts/run.ts";
import type { RunStore } from "../../../ports/run-store.ts";
import { oneBeginning } from "../../shared/one-beginning.ts";
import { changesSince, recordingChange } from "./changes.ts";
import { entryReader } from "./entry-reader.ts";
import type { Tables } from "./tables.ts";

export function sqliteRunStore(tables: Kysely<Tables>): RunStore {
  const runOf = entryReader("run", (stored) => {
    const { pipeline } = stored as { pipeline: object };
    return Run.parse({ ...(stored as object), pipeline: inTodaysNames(pipeline) });
  });

  return {
    async save(run) {
      const row = {
        id: run.id,
        experiment: run.experiment,
        status: run.status,
        started_at: run.startedAt,
        body: JSON.stringify(run),
      };
      await recordingChange(tables, "runs", run.id, async (within) => {
        await within
          .insertInto("runs")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
          .execute();
      });
    },

    async find(id) {
      const rows = await tables
        .selectFrom("runs")
        .select(["id", "body"])
        .where("id", ">=", id)
        .where("id", "<", `${id}\u{10ffff}`)
        .orderBy("id")
        .limit(3)
        .execute();
      const found = oneBeginning(rows, id, "runs");
      return found === undefined ? undefined : runOf(found);
    },

    async list({ experiment, status, limit } = {}) {
      let query = tables
        .selectFrom("runs")
        .select(["id", "body"])
        .orderBy("started_at", "desc")
        .orderBy("id");
      if (experiment !== undefined) query = query.where("experiment", "=", experiment);
      if (status !== undefined) query = query.where("status", "=", status);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(runOf);
    },

    async remove(id) {
      await recordingChange(tables, "runs", id, async (within) => {
        await within.deleteFrom("runs").where("id", "=", id).execute();
      });
    },

    changes: (since, most) => changesSince(tables, "runs", { since, most, entryOf: runOf }),
  };
}
