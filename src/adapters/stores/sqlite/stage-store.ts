import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Kysely } from "kysely";
import type { Digest } from "../../../contracts/digest.ts";
import { StageResult } from "../../../contracts/run.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Item, StageStore } from "../../../ports/stage-store.ts";
import type { Tables } from "./tables.ts";

/** A worker that gave no sign of life for so long has lost its claims, even if its process still exists. */
const claimLifeMilliseconds = 60_000;
const beatMilliseconds = 5_000;
const rowsPerStatement = 500;

export function sqliteStageStore(
  tables: Kysely<Tables>,
  clock: Clock,
): StageStore & { close(): Promise<void> } {
  const owner = randomUUID();
  const host = hostname();
  const held = new Set<Digest>();
  let beat: NodeJS.Timeout | undefined;
  let closed = false;

  async function sendBeat(): Promise<void> {
    await tables.updateTable("claims").set({ beat_at: clock.now() }).where("owner", "=", owner).execute();
  }

  async function insertClaim(key: Digest): Promise<boolean> {
    const inserted = await tables
      .insertInto("claims")
      .values({ key, owner, host, pid: process.pid, beat_at: clock.now() })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  async function forget(key: Digest): Promise<void> {
    await tables.deleteFrom("stage_results").where("key", "=", key).execute();
  }

  return {
    async find(key) {
      const row = await tables
        .selectFrom("stage_results")
        .select("body")
        .where("key", "=", key)
        .executeTakeFirst();
      const result = row && readResult(row.body);
      // A row that no longer reads would keep the result made anew from being stored.
      if (row !== undefined && result === undefined) await forget(key);
      return result;
    },

    async commit(result, items) {
      await tables.transaction().execute(async (transaction) => {
        // A write comes first, so that the transaction never has to upgrade a stale read lock.
        await transaction
          .insertInto("stage_results")
          .values({
            key: result.key,
            stage: result.stage,
            body: JSON.stringify(result),
            created_at: clock.now(),
          })
          .onConflict((conflict) => conflict.column("key").doNothing())
          .execute();
        // Nobody claims what is there: a process killed from here on would leave its claim for ever.
        await transaction.deleteFrom("claims").where("key", "=", result.key).execute();
        for (let from = 0; from < items.length; from += rowsPerStatement) {
          const rows = items.slice(from, from + rowsPerStatement).map((item) => ({
            key: item.key,
            artifact: item.artifact,
            start: item.offset,
            length: item.length,
            digest: item.digest,
            result_key: result.key,
          }));
          await transaction
            .insertInto("items")
            .values(rows)
            // The older place of an item may be damaged; the newest is the one just written and known to be whole.
            .onConflict((conflict) =>
              conflict.column("key").doUpdateSet((row) => ({
                artifact: row.ref("excluded.artifact"),
                start: row.ref("excluded.start"),
                length: row.ref("excluded.length"),
                digest: row.ref("excluded.digest"),
                result_key: row.ref("excluded.result_key"),
              })),
            )
            .execute();
        }
      });
    },

    forget,

    async findItems(keys) {
      const found = new Map<Digest, Item>();
      for (let from = 0; from < keys.length; from += rowsPerStatement) {
        const rows = await tables
          .selectFrom("items")
          .selectAll()
          .where("key", "in", keys.slice(from, from + rowsPerStatement))
          .execute();
        for (const { key, artifact, start, length, digest } of rows) {
          found.set(key, { key, artifact, offset: start, length, digest });
        }
      }
      return found;
    },

    async claim(key) {
      if (held.has(key)) return false;
      if (!(await insertClaim(key))) {
        const other = await tables.selectFrom("claims").selectAll().where("key", "=", key).executeTakeFirst();
        if (other !== undefined && !isDead(other, host, clock.now())) return false;
        if (other !== undefined) {
          await tables.deleteFrom("claims").where("key", "=", key).where("owner", "=", other.owner).execute();
        }
        if (!(await insertClaim(key))) return false;
      }
      held.add(key);
      // A beat that is lost, because the database is busy or closed, is made up for by the next.
      beat ??= setInterval(() => void sendBeat().catch(() => {}), beatMilliseconds).unref();
      return true;
    },

    async release(key) {
      held.delete(key);
      await tables.deleteFrom("claims").where("key", "=", key).where("owner", "=", owner).execute();
    },

    async list() {
      const rows = await tables.selectFrom("stage_results").select("body").orderBy("key").execute();
      return rows.map(({ body }) => readResult(body)).filter((result) => result !== undefined);
    },

    async close() {
      if (closed) return;
      closed = true;
      clearInterval(beat);
      await tables.deleteFrom("claims").where("owner", "=", owner).execute();
    },
  };
}

function readResult(body: string): StageResult | undefined {
  try {
    return StageResult.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function isDead(claim: Tables["claims"], host: string, now: number): boolean {
  if (now - claim.beat_at > claimLifeMilliseconds) return true;
  if (claim.host !== host) return false;
  try {
    process.kill(claim.pid, 0);
    return false;
  } catch (thrown) {
    // EPERM: it lives, under another user.
    return (thrown as NodeJS.ErrnoException).code === "ESRCH";
  }
}
