import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { AppError } from "../../../contracts/app-error.ts";
import { storeFault } from "../../shared/store-fault.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./tables.ts";

/** Raised with every migration: an older program must not misread what a newer one wrote. */
export const schemaVersion = Object.keys(migrations).length;

export interface StateDatabase {
  tables: Kysely<Tables>;
  close(): Promise<void>;
}

/** How long a write waits for another process's, where nothing else is asked for. */
const usualBusyMilliseconds = 10_000;
const busyPauseMilliseconds = 20;

/** Opens `soundings.sqlite` in the folder: made where missing, upgraded where older, refused where newer. */
export async function openStateDatabase(
  folder: string,
  { busyMilliseconds = usualBusyMilliseconds }: { busyMilliseconds?: number | undefined } = {},
): Promise<StateDatabase> {
  const file = path.join(folder, "soundings.sqlite");
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    // SQLite would only say that it cannot open the file.
    accessSync(folder, constants.W_OK);
    const opened = new DatabaseSync(file, { timeout: 0 });
    database = opened;
    // NORMAL: after a power cut the newest commits may be gone, never half there; a killed process loses nothing.
    await whenFree(
      () => opened.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"),
      busyMilliseconds,
    );
    const tables = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: betterSqliteShape(opened, folder) }),
    });
    await upgrade(opened, tables, { file, busyMilliseconds });
    opened.exec(`PRAGMA busy_timeout = ${busyMilliseconds}`);
    return stateDatabase(opened, tables);
  } catch (cause) {
    database?.close();
    throw storeFault(cause, folder);
  }
}

function stateDatabase(database: DatabaseSync, tables: Kysely<Tables>): StateDatabase {
  return {
    tables,
    // Kysely closes the database itself only where it ran a query; closing twice would throw.
    async close() {
      await tables.destroy();
      if (database.isOpen) database.close();
    },
  };
}

async function upgrade(
  database: DatabaseSync,
  tables: Kysely<Tables>,
  { file, busyMilliseconds }: { file: string; busyMilliseconds: number },
): Promise<void> {
  // Reading waits too: after a kill, one process recovers the log and keeps the others out for a moment.
  if (await whenFree(() => isCurrent(database, file), busyMilliseconds)) return;
  // One process migrates; the others wait here, and then find that nothing is left to do.
  await whenFree(() => database.exec("BEGIN IMMEDIATE"), busyMilliseconds);
  try {
    if (!isCurrent(database, file)) {
      const provider = { getMigrations: async () => migrations };
      const migrator = new Migrator({ db: tables, provider, disableTransactions: true });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
      database.exec(`PRAGMA user_version = ${schemaVersion}`);
    }
    database.exec("COMMIT");
  } catch (thrown) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw thrown;
  }
}

function isCurrent(database: DatabaseSync, file: string): boolean {
  const found = Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (found <= schemaVersion) return found === schemaVersion;
  throw new AppError("store.newer", {
    message: `${file} was written by a newer Soundings (schema ${found}, this one knows ${schemaVersion}).`,
    hint: "Update Soundings, or move the .soundings folder away to start afresh.",
  });
}

/** SQLite's own waiting blocks the thread, and another opening in this thread could then never finish. */
async function whenFree<Result>(attempt: () => Result, busyMilliseconds: number): Promise<Result> {
  for (let waited = 0; ; waited += busyPauseMilliseconds) {
    try {
      return attempt();
    } catch (thrown) {
      // SQLITE_BUSY, whatever its extension.
      const busy = ((thrown as { errcode?: number }).errcode ?? 0) % 256 === 5;
      if (!busy || waited >= busyMilliseconds) throw thrown;
      await delay(busyPauseMilliseconds);
    }
  }
}

/**
 * Kysely speaks the interface of better-sqlite3; node:sqlite differs in how parameters are handed over. Every fault of the
 * disk passes through here, so this is where it becomes a sentence.
 */
function betterSqliteShape(database: DatabaseSync, folder: string) {
  function told<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw isDiskFault(cause) ? storeFault(cause, folder) : cause;
    }
  }
  return {
    close: () => database.close(),
    prepare(text: string) {
      const statement = told(() => database.prepare(text));
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) =>
          told(() => statement.all(...(parameters as SQLInputValue[]))),
        run(parameters: readonly unknown[]) {
          // SQLite has rolled back by itself where the disk is full; a second time would hide why.
          if (text === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return told(() => statement.run(...(parameters as SQLInputValue[])));
        },
        iterate: (parameters: readonly unknown[]) =>
          told(() => statement.iterate(...(parameters as SQLInputValue[]))),
      };
    },
  };
}

/**
 * SQLITE_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN and _NOTADB; extended codes keep the primary one in their low
 * byte.
 */
function isDiskFault(cause: unknown): boolean {
  const code = (cause as { errcode?: number }).errcode;
  return code !== undefined && [5, 6, 8, 10, 11, 13, 14, 26].includes(code & 0xff);
}
