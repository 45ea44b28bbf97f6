import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { soundings } from "../../test/e2e/command-line.ts";
import { openWorkspace } from "../app/workspace.ts";
import { call } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { projectFolder, workThrough } from "./project.fixture.ts";

async function opened(files?: Record<string, string>): Promise<{ server: OpenServer; folder: string }> {
  const project = projectFolder(files);
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  return { server, folder: project.folder };
}

/** Of any answer here, what a test looks at. */
interface Body {
  entries: { id: string; status: string }[];
  total: number;
  error: { code: string; message: string };
  id: string;
  runs: number;
  sources: number;
  faults: { code: string; message: string }[];
}

async function read(server: OpenServer, address: string): Promise<{ status: number; body: Body }> {
  const { status, text } = await call(server.address, address);
  return { status, body: JSON.parse(text) as Body };
}

test("what the command line measures is seen by a server that was there before", async () => {
  const { server, folder } = await opened();
  expect((await read(server, "/api/runs")).body.total).toBe(0);
  const ran = await soundings(["run", "-C", folder, "--json"]);
  expect(ran).toMatchObject({ status: 0, stderr: expect.any(String) as string });
  const { body } = await read(server, "/api/runs");
  expect(body.entries.map(({ status }) => status)).toEqual(["finished"]);
});

test("a run that another process removes is gone, in a sentence, and the lists go on", async () => {
  const { server, folder } = await opened();
  await workThrough(server.address, "/api/runs", { kind: "sweep" });
  const before = await read(server, "/api/runs");
  const [gone, stays] = before.body.entries.map(({ id }) => id) as [string, string];
  const other = await openWorkspace(path.join(folder, ".soundings"));
  await other.runs.remove(gone);
  await other.close();
  const asked = await read(server, `/api/runs/${gone}`);
  const compared = await read(server, `/api/comparison?runs=${gone},${stays}`);
  const after = await read(server, "/api/runs");
  expect([asked.status, asked.body.error.message]).toEqual([404, `There is no run "${gone}" in .soundings.`]);
  expect([compared.status, compared.body.error.code]).toEqual([404, "run.unknown"]);
  expect(after.body.entries.map(({ id }) => id)).toEqual([stays]);
});

test("a result whose bytes are gone is told of as such", async () => {
  const { server, folder } = await opened();
  const { events } = await workThrough(server.address, "/api/runs", { kind: "run" });
  const run = String(events.find(({ type }) => type === "run-end")?.data["runId"]);
  rmSync(path.join(folder, ".soundings", "objects"), { recursive: true });
  mkdirSync(path.join(folder, ".soundings", "objects"));
  const asked = await read(server, `/api/runs/${run}/questions`);
  expect([asked.status, asked.body.error.code]).toEqual([500, "store.damaged"]);
  expect((await read(server, `/api/runs/${run}`)).body.id).toBe(run);
});

test("a store that is half written is said in a sentence, and read once it is whole", async () => {
  const project = projectFolder();
  const database = path.join(project.folder, ".soundings", "soundings.sqlite");
  mkdirSync(path.dirname(database));
  writeFileSync(database, "SQLite format 3\u0000 and then nothing that makes sense ".repeat(50));
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  const broken = await read(server, "/api/runs");
  const shown = await read(server, "/api/project");
  rmSync(database);
  const mended = await read(server, "/api/runs");
  expect([broken.status, broken.body.error.code, broken.body.error.message]).toEqual([
    500,
    "store.damaged",
    ".soundings/soundings.sqlite is damaged or not a Soundings database.",
  ]);
  expect([shown.body.sources, shown.body.faults.map(({ code }) => code)]).toEqual([
    4,
    ["store.damaged", "store.damaged"],
  ]);
  expect([mended.status, mended.body.total]).toEqual([200, 0]);
});

test("a database that another program holds is said in a sentence, and read once it lets go", async () => {
  const project = projectFolder();
  const file = path.join(project.folder, ".soundings", "soundings.sqlite");
  await (await openWorkspace(path.dirname(file))).close();
  const holder = new DatabaseSync(file);
  holder.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (it)");
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  const held = await read(server, "/api/runs");
  holder.exec("ROLLBACK");
  holder.close();
  const free = await read(server, "/api/runs");
  expect([held.status, held.body.error.code, held.body.error.message]).toEqual([
    503,
    "store.busy",
    "Another program holds the database in .soundings and did not let go of it.",
  ]);
  expect([free.status, free.body.total]).toEqual([200, 0]);
});

test("a store that is moved away and put back while the server runs is seen as it is each time", async () => {
  const { server, folder } = await opened();
  await workThrough(server.address, "/api/runs", { kind: "run" });
  const [state, elsewhere] = [path.join(folder, ".soundings"), path.join(folder, ".elsewhere")];
  const before = (await read(server, "/api/runs")).body.total;
  renameSync(state, elsewhere);
  const without = await read(server, "/api/runs");
  rmSync(state, { recursive: true });
  renameSync(elsewhere, state);
  const again = await read(server, "/api/runs");
  expect([before, without.status, without.body.total, again.body.total]).toEqual([1, 200, 0, 1]);
});

test("a configuration with a fault hides no run, and what it is is told with the project", async () => {
  const { server, folder } = await opened();
  await workThrough(server.address, "/api/runs", { kind: "run" });
  writeFileSync(path.join(folder, "soundings.yaml"), "pipeline:\n  chunk:\n    sise: 3\n");
  const shown = await read(server, "/api/project");
  expect([shown.status, shown.body.runs]).toEqual([200, 1]);
  expect(shown.body.faults.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^soundings\.yaml:3:5: .*sise/) as string,
  ]);
  expect((await read(server, "/api/runs")).body.total).toBe(1);
});

test("a folder that does not exist is refused, and nothing is written", async () => {
  const empty = realpathSync(mkdtempSync(path.join(tmpdir(), "soundings-empty-")));
  onTestFinished(() => rmSync(empty, { recursive: true }));
  await expect(openServer({ folder: path.join(empty, "none") })).rejects.toMatchObject({
    code: "config.missing",
  });
  expect(readdirSync(empty)).toEqual([]);
});

test("two servers on one folder see what the other measures", async () => {
  const { server, folder } = await opened();
  const second = await openServer({ folder });
  onTestFinished(() => second.close());
  await workThrough(second.address, "/api/runs", { kind: "run" });
  expect((await read(server, "/api/runs")).body.total).toBe(1);
});
