import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { openStateDatabase, schemaVersion } from "./database.ts";
import { sqliteRunStore } from "./run-store.ts";

const run = promisify(execFile);
const fileIn = (folder: string) => path.join(folder, "soundings.sqlite");
const rootMayWriteAnywhere = process.platform === "win32" || process.getuid?.() === 0;

async function open(folder: string) {
  const database = await openStateDatabase(folder);
  onTestFinished(() => database.close());
  return database;
}

/** The schema as SQL, and the schema's version. */
function schemaOf(folder: string): unknown[] {
  const database = new DatabaseSync(fileIn(folder), { readOnly: true });
  try {
    const rows = database.prepare("SELECT name, sql FROM sqlite_master ORDER BY name").all();
    return [...rows.map((row) => ({ ...row })), { ...database.prepare("PRAGMA user_version").get() }];
  } finally {
    database.close();
  }
}

test("makes the folder and the database where there is none", async () => {
  const folder = path.join(temporaryFolder(), "Häfen 海港/.soundings");
  await (await open(folder)).close();
  expect(schemaOf(folder).at(-1)).toEqual({ user_version: schemaVersion });
});

test("changes nothing when opened again", async () => {
  const folder = temporaryFolder();
  await (await open(folder)).close();
  const [schema, bytes] = [schemaOf(folder), readFileSync(fileIn(folder))];
  await (await open(folder)).close();
  expect(schemaOf(folder)).toEqual(schema);
  expect(Buffer.compare(readFileSync(fileIn(folder)), bytes)).toBe(0);
});

test("upgrades the database of an older schema and keeps what it holds", async () => {
  const folder = temporaryFolder();
  const database = await open(folder);
  const row = { key: "a".repeat(64), stage: "parse", body: "{}", created_at: 1 };
  await database.tables.insertInto("stage_results").values(row).execute();
  await database.close();
  // As a version that died between the migration and its mark would have left it, without the newest migrations' mark.
  const older = new DatabaseSync(fileIn(folder));
  older.exec(
    "PRAGMA user_version = 0; DROP TABLE changes; DROP TABLE runs; DROP TABLE kysely_migration; DROP TABLE kysely_migration_lock;",
  );
  older.close();

  const { tables } = await open(folder);
  expect(await tables.selectFrom("stage_results").selectAll().execute()).toEqual([row]);
  expect(await tables.selectFrom("runs").selectAll().execute()).toEqual([]);
  expect(schemaOf(folder).at(-1)).toEqual({ user_version: schemaVersion });
});

test("what an older schema holds counts as changed once", async () => {
  const folder = temporaryFolder();
  const database = await open(folder);
  const row = { id: "run-1", experiment: "e", status: "finished", started_at: 0, body: "{}" };
  await database.tables.insertInto("runs").values(row).execute();
  await database.close();
  const older = new DatabaseSync(fileIn(folder));
  older.exec(
    "PRAGMA user_version = 2; DROP TABLE changes; DELETE FROM kysely_migration WHERE name = '0003-changes'",
  );
  older.close();

  const { tables } = await open(folder);
  expect(await tables.selectFrom("changes").selectAll().execute()).toEqual([
    { revision: 1, list: "runs", id: "run-1" },
  ]);
});

test("a stored run that does not fit is told of by its id", async () => {
  const { tables } = await open(temporaryFolder());
  const row = { id: "run-1", experiment: "e", status: "finished", started_at: 0, body: '{"id":' };
  await tables.insertInto("runs").values(row).execute();
  await expect(sqliteRunStore(tables).list()).rejects.toMatchObject({
    code: "store.damaged",
    message: "The stored run run-1 cannot be read.",
  });
});

test("refuses the database of a newer schema, and leaves it as it is", async () => {
  const folder = temporaryFolder();
  await (await open(folder)).close();
  const newer = new DatabaseSync(fileIn(folder));
  newer.exec(`PRAGMA user_version = ${schemaVersion + 3}`);
  newer.close();
  const before = schemaOf(folder);
  await expect(openStateDatabase(folder)).rejects.toMatchObject({
    code: "store.newer",
    message:
      `${fileIn(folder)} was written by a newer Soundings ` +
      `(schema ${schemaVersion + 3}, this one knows ${schemaVersion}).`,
    hint: "Update Soundings, or move the .soundings folder away to start afresh.",
  });
  expect(schemaOf(folder)).toEqual(before);
});

test("refuses a file that is no database, and leaves it as it is", async () => {
  const folder = temporaryFolder();
  const text = "Diese Datei gehört jemand anderem. ".repeat(200);
  writeFileSync(fileIn(folder), text);
  await expect(openStateDatabase(folder)).rejects.toMatchObject({
    code: "store.damaged",
    message: `${fileIn(folder)} is damaged or not a Soundings database.`,
    hint: "Move the .soundings folder away and run again; results are made anew from your sources.",
  });
  expect(readFileSync(fileIn(folder), "utf8")).toBe(text);
});

test("refuses a database whose pages are damaged", async () => {
  const folder = temporaryFolder();
  await (await open(folder)).close();
  const bytes = readFileSync(fileIn(folder));
  // Past the header's version and size, everything is overwritten, the schema included.
  writeFileSync(fileIn(folder), bytes.fill(0xff, 100));
  await expect(openStateDatabase(folder)).rejects.toMatchObject({ code: "store.damaged" });
});

test("says what is wrong where the folder cannot be made", async () => {
  const file = path.join(temporaryFolder(), "a file");
  writeFileSync(file, "");
  const folder = path.join(file, ".soundings");
  await expect(openStateDatabase(folder)).rejects.toMatchObject({
    code: "store.unwritable",
    message: expect.stringContaining(`Writing to ${folder} failed: `),
  });
});

test.skipIf(rootMayWriteAnywhere)(
  "says what is wrong where the folder is read-only (root may write anywhere)",
  async () => {
    const folder = path.join(temporaryFolder(), "read-only");
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    await expect(openStateDatabase(path.join(folder, ".soundings"))).rejects.toMatchObject({
      code: "store.unwritable",
      message: `No permission to write to ${path.join(folder, ".soundings")}.`,
      hint: "Give yourself write permission there, or copy the sources to a folder of your own.",
    });
  },
);

test("may be closed twice, with or without having been used", async () => {
  const folder = temporaryFolder();
  const [unused, used] = [await open(folder), await open(folder)];
  await used.tables.selectFrom("runs").selectAll().execute();
  const closing = [unused.close(), unused.close(), used.close(), used.close()];
  await expect(Promise.all(closing)).resolves.toBeDefined();
});

test("may be made by many openings at once in one process", async () => {
  const folder = temporaryFolder();
  await Promise.all(Array.from({ length: 6 }, () => open(folder)));
  expect(schemaOf(folder).at(-1)).toEqual({ user_version: schemaVersion });
});

test("may be made by many processes at once", async () => {
  const folder = temporaryFolder();
  const fixture = path.join(import.meta.dirname, "../../../../test/fixtures/open-database.ts");
  const said = await Promise.all(Array.from({ length: 5 }, () => run(process.execPath, [fixture, folder])));
  expect(said.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 5 }, () => "opened"));
});

test("a disk that fills up within a transaction is named, not what the rollback then finds", async () => {
  const { tables } = await open(temporaryFolder());
  await sql`PRAGMA max_page_count = 1`.execute(tables);
  const run = { id: "run-1", experiment: "e", status: "finished", started_at: 0, body: "x".repeat(1e6) };
  const filling = tables.transaction().execute((within) => within.insertInto("runs").values(run).execute());
  await expect(filling).rejects.toMatchObject({ code: "store.full" });
});

test("a database that is damaged while it is open is named as that", async () => {
  const folder = temporaryFolder();
  const { tables } = await open(folder);
  const run = { experiment: "e", status: "finished", started_at: 0, body: "x".repeat(50_000) };
  for (let at = 0; at < 20; at += 1) {
    await tables
      .insertInto("runs")
      .values({ ...run, id: `run-${at}` })
      .execute();
  }
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(tables);
  await sql`PRAGMA shrink_memory`.execute(tables);
  const bytes = readFileSync(fileIn(folder));
  writeFileSync(fileIn(folder), bytes.fill(0xff, 4096));
  await expect(tables.selectFrom("runs").selectAll().execute()).rejects.toMatchObject({
    code: "store.damaged",
    message: `${fileIn(folder)} is damaged or not a Soundings database.`,
  });
});

test("a database that another program holds is named as that", async () => {
  const folder = temporaryFolder();
  await (await open(folder)).close();
  const holder = new DatabaseSync(fileIn(folder));
  onTestFinished(() => holder.close());
  holder.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (it)");
  await expect(openStateDatabase(folder, { busyMilliseconds: 20 })).rejects.toMatchObject({
    code: "store.busy",
    message: `Another program holds the database in ${folder} and did not let go of it.`,
  });
});
