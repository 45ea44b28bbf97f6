import type { Kysely } from "kysely";
import { inTodaysNames } from "../../../contracts/earlier-names.ts";
import { Run } from "../../../contracts/run.ts";
import type { RunStore } from "../../../ports/run-store.ts";
import { oneBeginning } from "../../shared/one-beginning.ts";
import type { Tables } from "./tables.ts";

export function sqliteRunStore(tables: Kysely<Tables>): RunStore {
  const runOf = (row: { body: string }) => {
    const stored = JSON.parse(row.body) as { pipeline: object };
    return Run.parse({ ...stored, pipeline: inTodaysNames(stored.pipeline) });
  };

  return {
    async save(run) {
      const row = {
        id: run.id,
        experiment: run.experiment,
        status: run.status,
        started_at: run.startedAt,
        body: JSON.stringify(run),
      };
      await tables
        .insertInto("runs")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
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
      let query = tables.selectFrom("runs").select("body").orderBy("started_at", "desc").orderBy("id");
      if (experiment !== undefined) query = query.where("experiment", "=", experiment);
      if (status !== undefined) query = query.where("status", "=", status);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(runOf);
    },

    async remove(id) {
      await tables.deleteFrom("runs").where("id", "=", id).execute();
    },
  };
}
