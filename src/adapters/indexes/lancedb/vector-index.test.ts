import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeVectorIndexStore } from "../../../ports/vector-index.contract.ts";
import type { VectorHit, VectorRows } from "../../../ports/vector-index.ts";
import { memoryVectorIndexStore } from "../memory/vector-index.ts";
import { missingLancedb } from "./load-lancedb.ts";
import { lancedbVectorIndexStore } from "./vector-index.ts";

const never = new AbortController().signal;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "soundings-lancedb-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

describeVectorIndexStore({
  name: "lancedb",
  make: () => lancedbVectorIndexStore({ folder: join(temporaryFolder(), "not/made/yet") }),
});
describeVectorIndexStore({
  name: "lancedb with HNSW",
  make: () => lancedbVectorIndexStore({ folder: temporaryFolder(), exactUpTo: 2 }),
});

/** Points around 20 centres in 32 dimensions, with repeated, zero and non-unit rows; the same every time. */
function clusteredRows(count: number): VectorRows {
  let state = 1;
  const random = (): number => (state = Math.imul(state, 48_271) % 0x7fffffff) / 0x7fffffff;
  const dimensions = 32;
  const centres = Array.from({ length: 20 * dimensions }, random);
  const vectors = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    if (row % 97 === 0) continue;
    const original = row % 11 === 0 && row > 50 ? row - 43 : -1;
    for (let i = 0; i < dimensions; i++) {
      vectors[row * dimensions + i] =
        original >= 0
          ? (vectors[original * dimensions + i] as number)
          : (centres[(row % 20) * dimensions + i] as number) + 0.3 * random();
    }
  }
  return { dimensions, vectors, groups: Array.from({ length: count }, (_, row) => `group ${row % 7}`) };
}

async function bothIndexes(rows: VectorRows, exactUpTo: number) {
  const memory = memoryVectorIndexStore();
  const lancedb = lancedbVectorIndexStore({ folder: temporaryFolder(), exactUpTo });
  await Promise.all([memory.build("x", rows, never), lancedb.build("x", rows, never)]);
  const [expected, actual] = await Promise.all([memory.open("x"), lancedb.open("x")]);
  if (expected === undefined || actual === undefined)
    throw new Error("An index just built cannot be opened.");
  return { expected, actual };
}

const queryOf = ({ dimensions, vectors }: VectorRows, row: number): Float32Array =>
  vectors.slice(row * dimensions, (row + 1) * dimensions).map((value, at) => value + (at % 5) / 20);

test("gives the memory index's results bit for bit up to exactUpTo rows", async () => {
  const rows = clusteredRows(3000);
  const { expected, actual } = await bothIndexes(rows, 3000);
  expect([actual.exact, actual.count]).toEqual([true, 3000]);
  for (const topK of [1, 10, 500]) {
    for (const groups of [undefined, ["group 2", "group 5"]]) {
      const options = { topK, signal: never, ...(groups && { groups }) };
      for (let row = 1; row < 3000; row += 301) {
        const query = queryOf(rows, row);
        expect(await actual.nearest(query, options)).toEqual(await expected.nearest(query, options));
      }
    }
  }
});

test("above exactUpTo finds at least .98 of the true neighbours with their exact scores, and says that it may miss", async () => {
  const rows = clusteredRows(6000);
  const { expected, actual } = await bothIndexes(rows, 1000);
  let found = 0;
  let wanted = 0;
  for (let row = 1; row < 6000; row += 101) {
    const query = queryOf(rows, row);
    const truth = await expected.nearest(query, { topK: 20, signal: never });
    const hits = await actual.nearest(query, { topK: 20, signal: never });
    const keys = new Set(truth.map(keyOf));
    found += hits.filter((hit) => keys.has(keyOf(hit))).length;
    wanted += truth.length;
  }
  expect(actual.exact).toBe(false);
  expect(found / wanted).toBeGreaterThanOrEqual(0.98);
});

const keyOf = ({ row, score }: VectorHit): string => `${row} ${score}`;

test("above exactUpTo, a filter that leaves few rows is searched exactly, and a wide one still fills topK", async () => {
  const rows = clusteredRows(6000);
  const { expected, actual } = await bothIndexes(rows, 1000);
  const query = queryOf(rows, 5);
  const few = { topK: 50, groups: ["group 3"], signal: never };
  expect(await actual.nearest(query, few)).toEqual(await expected.nearest(query, few));
  const wide = { topK: 900, groups: ["group 1", "group 3", "group 4"], signal: never };
  expect(await actual.nearest(query, wide)).toHaveLength(900);
});

test("removes what a dead process left half-built, and leaves a living one's alone", async () => {
  const folder = temporaryFolder();
  const store = lancedbVectorIndexStore({ folder });
  await store.build("first", clusteredRows(10), never);
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const machine = await machineOf(folder);
  mkdirSync(join(folder, `.building.x.${machine}.${dead}.1`, "x.lance"), { recursive: true });
  mkdirSync(join(folder, `.removing.x.${machine}.${dead}.1`));
  mkdirSync(join(folder, `.building.x.${machine}.${process.pid}.1`));
  mkdirSync(join(folder, `.building.x.elsewhere.${dead}.1`));
  await store.build("x", clusteredRows(10), never);
  expect(readdirSync(folder).sort()).toEqual(
    [
      `.building.x.elsewhere.${dead}.1`,
      `.building.x.${machine}.${process.pid}.1`,
      "first.lance",
      "x.lance",
    ].sort(),
  );
  expect(await store.names()).toEqual(["first", "x"]);
});

/** How a staging folder names this machine: seen while one is there. */
async function machineOf(folder: string): Promise<string> {
  const { makeStagingFolder, removeFolder } = await import("./staging.ts");
  const staging = await makeStagingFolder(folder, "probe");
  await removeFolder(staging);
  return staging.split(".").at(-3) as string;
}

test("two processes that build one name at once both succeed", async () => {
  const folder = temporaryFolder();
  const script = join(temporaryFolder(), "build.ts");
  const adapter = new URL("./vector-index.ts", import.meta.url).href;
  writeFileSync(
    script,
    `import { lancedbVectorIndexStore } from ${JSON.stringify(adapter)};
     const vectors = Float32Array.from({ length: 40_000 }, (_, i) => Math.sin(i));
     const rows = { dimensions: 40, vectors, groups: Array.from({ length: 1000 }, () => "a") };
     await lancedbVectorIndexStore({ folder: ${JSON.stringify(folder)} }).build("x", rows, new AbortController().signal);`,
  );
  const builds = [1, 2].map(() => once(spawn(process.execPath, [script], { stdio: "inherit" }), "exit"));
  expect(await Promise.all(builds)).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(readdirSync(folder)).toEqual(["x.lance"]);
  expect((await lancedbVectorIndexStore({ folder }).open("x"))?.count).toBe(1000);
});

/** Ways in which a table on disk can lose what was written to it. */
const damages: Record<string, (table: string) => void> = {
  "without its versions": (table) => rmSync(join(table, "_versions"), { recursive: true }),
  "without a data file": (table) => rmSync(dataFileOf(table)),
  "with a shortened data file": (table) => truncateSync(dataFileOf(table), 100),
  "with one byte changed": (table) => {
    const bytes = readFileSync(dataFileOf(table));
    const at = bytes.indexOf(Buffer.from(clusteredRows(10).vectors.slice(32, 64).buffer));
    bytes[at + 5] = (bytes[at + 5] as number) ^ 1;
    writeFileSync(dataFileOf(table), bytes);
  },
  "of another program": (table) => {
    for (const entry of readdirSync(table)) rmSync(join(table, entry), { recursive: true });
    writeFileSync(join(table, "notes.txt"), "mine");
  },
};
const dataFileOf = (table: string): string =>
  join(table, "data", readdirSync(join(table, "data"))[0] as string);

test.for(Object.entries(damages))("opens no table %s, and builds it again", async ([, damage]) => {
  const folder = temporaryFolder();
  const rows = clusteredRows(10);
  const store = lancedbVectorIndexStore({ folder });
  await store.build("x", rows, never);
  const query = { topK: 3, signal: never };
  const hits = await (await store.open("x"))?.nearest(queryOf(rows, 1), query);
  damage(join(folder, "x.lance"));
  expect(await store.open("x")).toBeUndefined();
  await store.build("x", rows, never);
  expect(await (await store.open("x"))?.nearest(queryOf(rows, 1), query)).toEqual(hits);
  expect(readdirSync(folder)).toEqual(["x.lance"]);
});

test("an index that is open outlives the files of its table", async () => {
  const rows = clusteredRows(300);
  const store = lancedbVectorIndexStore({ folder: temporaryFolder() });
  await store.build("x", rows, never);
  const index = await store.open("x");
  const hits = await index?.nearest(queryOf(rows, 5), { topK: 3, signal: never });
  await store.remove("x");
  expect(await index?.nearest(queryOf(rows, 5), { topK: 3, signal: never })).toEqual(hits);
});

test("refuses a name that could leave the folder", async () => {
  await expect(lancedbVectorIndexStore({ folder: temporaryFolder() }).open("../x")).rejects.toThrow(
    `"../x" cannot name a vector index`,
  );
});

test("says what to do where the platform has no LanceDB", () => {
  expect(missingLancedb(new Error("no binary"))).toMatchObject({
    code: "adapter.missing-package",
    message: `LanceDB could not be loaded on ${process.platform} ${process.arch}.`,
    hint: expect.stringContaining("Set index.vectors to memory"),
  });
});
