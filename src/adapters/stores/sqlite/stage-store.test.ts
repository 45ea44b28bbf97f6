import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { StageResult } from "../../../contracts/run.ts";
import type { Clock } from "../../../ports/clock.ts";
import { describeStageStore } from "../../../ports/stage-store.contract.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { openStateDatabase } from "./database.ts";
import { sqliteStageStore } from "./stage-store.ts";

const key = "a".repeat(64);
const result: StageResult = {
  key,
  stage: "parse",
  version: "1",
  outputs: { corpus: "b".repeat(64) },
  metrics: {},
  notices: [],
  reproducible: true,
  seconds: 0,
  timings: {},
};

async function openStore(folder: string, clock: Clock = fixedClock()) {
  const database = await openStateDatabase(folder);
  const store = sqliteStageStore(database.tables, clock);
  const close = async () => {
    await store.close();
    await database.close();
  };
  onTestFinished(close);
  return { ...store, tables: database.tables, closeAll: close };
}

describeStageStore({
  name: "sqlite",
  make: async () => {
    const folder = temporaryFolder();
    return { store: await openStore(folder), reopen: () => openStore(folder) };
  },
  traits: { shared: true },
});

test("takes over the claim of a process that was killed", async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const child = spawn(process.execPath, [fixture("claim-and-wait.ts"), folder, key], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect([said.toString(), await store.claim(key)]).toEqual(["true\n", false]);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await store.claim(key)).toBe(true);
});

test("gives a dead process's claim to one of many who want it", async () => {
  const folder = temporaryFolder();
  const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(folder)));
  const child = spawn(process.execPath, [fixture("claim-and-wait.ts"), folder, key], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const answers = await Promise.all(stores.map((store) => store.claim(key)));
  expect(answers.filter(Boolean)).toEqual([true]);
});

test("takes over a claim whose worker gave no sign of life for a minute", async () => {
  const folder = temporaryFolder();
  const clock = fixedClock();
  const [silent, other] = [await openStore(folder, clock), await openStore(folder, clock)];
  await silent.claim(key);
  clock.advance(60_000);
  expect(await other.claim(key)).toBe(false);
  clock.advance(1);
  expect(await other.claim(key)).toBe(true);
});

test("a worker that lost its claim does not release the claim of the one who took it over", async () => {
  const folder = temporaryFolder();
  const clock = fixedClock();
  const [silent, other, third] = [
    await openStore(folder, clock),
    await openStore(folder, clock),
    await openStore(folder, clock),
  ];
  await silent.claim(key);
  clock.advance(60_001);
  await other.claim(key);
  await silent.release(key);
  expect(await third.claim(key)).toBe(false);
});

test("a claim made on another machine holds while it gives signs of life", async () => {
  const clock = fixedClock();
  const store = await openStore(temporaryFolder(), clock);
  const elsewhere = { key, owner: "another", host: "another machine", pid: 1, beat_at: clock.now() };
  await store.tables.insertInto("claims").values(elsewhere).execute();
  expect(await store.claim(key)).toBe(false);
  clock.advance(60_001);
  expect(await store.claim(key)).toBe(true);
});

test("gives its claims back when it is closed, and may be closed twice", async () => {
  const folder = temporaryFolder();
  const [store, other] = [await openStore(folder), await openStore(folder)];
  await store.claim(key);
  await store.closeAll();
  await store.closeAll();
  expect(await other.claim(key)).toBe(true);
});

test("keeps results for the next process", async () => {
  const folder = temporaryFolder();
  const first = await openStore(folder);
  await first.commit(result, []);
  await first.closeAll();
  expect(await (await openStore(folder)).find(key)).toEqual(result);
});

test("a commit ends the claim, so that a process killed right after it leaves none behind", async () => {
  const folder = temporaryFolder();
  const [store, other] = [await openStore(folder), await openStore(folder)];
  await store.claim(key);
  await store.commit(result, []);
  expect(await store.tables.selectFrom("claims").selectAll().execute()).toEqual([]);
  expect([await store.claim(key), await other.claim(key)]).toEqual([false, true]);
});

test("commits a result with its items, or neither", async () => {
  const store = await openStore(temporaryFolder());
  const whole = { key, artifact: key, offset: 0, length: 1, digest: key };
  const broken = { ...whole, length: null as unknown as number };
  await expect(store.commit(result, [whole, broken])).rejects.toThrow(/NOT NULL/);
  expect([await store.find(key), await store.findItems([key])]).toEqual([undefined, new Map()]);
});

test.each(["{", "null", '{"key":"short"}'])(
  "forgets a stored result that no longer reads: %s",
  async (body) => {
    const store = await openStore(temporaryFolder());
    await store.commit(result, []);
    await store.tables.updateTable("stage_results").set({ body }).execute();
    expect(await store.list()).toEqual([]);
    expect(await store.find(key)).toBeUndefined();
    await store.commit(result, []);
    expect(await store.find(key)).toEqual(result);
  },
);

function fixture(name: string): string {
  return path.join(import.meta.dirname, "../../../../test/fixtures", name);
}
