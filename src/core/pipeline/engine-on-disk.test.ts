import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { makeBreathe, pause } from "../../adapters/clock/breathe.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { folderArtifactStore } from "../../adapters/stores/folder/artifact-store.ts";
import { openStateDatabase } from "../../adapters/stores/sqlite/database.ts";
import { sqliteStageStore } from "../../adapters/stores/sqlite/stage-store.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createEngine } from "./engine.ts";
import { createMemo } from "./memo.ts";
import { type PackEntry, packCodec } from "./pack.ts";
import type { StageWork } from "./stage.ts";

const encoder = new TextEncoder();
const call = { signal: new AbortController().signal, onStart: () => {}, onProgress: () => {} };
const keys = ["1", "2", "3"].map((letter) => letter.repeat(64));

/** An engine of a process that has just begun. */
async function engineIn(folder: string) {
  const database = await openStateDatabase(folder);
  const clock = fixedClock();
  const stages = sqliteStageStore(database.tables, clock);
  onTestFinished(async () => {
    await stages.close();
    await database.close();
  });
  const artifacts = folderArtifactStore(folder);
  return createEngine({
    stages,
    artifacts,
    memo: createMemo(1e6),
    digestOf: sha256,
    clock,
    makeBreathe,
    pause,
  });
}

/** One entry for each word; tells which words it had to make. */
function packStage(version: string, words: readonly string[]) {
  const made: string[] = [];
  const work: StageWork<{ pack: PackEntry[] }> = {
    stage: "index",
    version,
    settings: null,
    inputs: {},
    outputs: { pack: packCodec },
    async run({ reuse }) {
      const known = await reuse(keys);
      const pack = words.map((word, at) => {
        const itemKey = keys[at] ?? "";
        const bytes = known.get(itemKey) ?? (made.push(word), encoder.encode(word));
        return { name: word, bytes, itemKey };
      });
      return { outputs: { pack }, metrics: {} };
    },
  };
  return { work, made };
}

const words = ["ebbe ebbe", "flut flut", "海港 海港"];

test("a result whose file rots, is cut or goes is made again, byte for byte", async () => {
  const folder = temporaryFolder();
  const { work, made } = packStage("1", words);
  const { outputs } = await (await engineIn(folder)).execute(work, call);
  const { digest } = outputs.pack;
  const file = artifactFile(folder, digest);
  const whole = readFileSync(file);
  const damages = [
    () =>
      writeFileSync(
        file,
        whole.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
      ),
    () => truncateSync(file, whole.length - 1),
    () => truncateSync(file, 0),
  ];
  for (const damage of damages) {
    damage();
    const handle = await (await engineIn(folder)).execute(work, call);
    const loaded = await handle.outputs.pack.load();
    expect([handle.cached, handle.outputs.pack.digest, loaded.map(({ name }) => name)]).toEqual([
      true,
      digest,
      words,
    ]);
    expect(Buffer.compare(readFileSync(file), whole)).toBe(0);
  }
  expect(made).toHaveLength(4 * words.length);
});

test("a part that rotted on the disk is made again, the others are used", async () => {
  const folder = temporaryFolder();
  const { outputs } = await (await engineIn(folder)).execute(packStage("1", words).work, call);
  const file = artifactFile(folder, outputs.pack.digest);
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf("flut");
  writeFileSync(file, bytes.fill("F", at, at + 1));
  const second = packStage("2", words);
  const handle = await (await engineIn(folder)).execute(second.work, call);
  expect([second.made, handle.outputs.pack.digest]).toEqual([["flut flut"], outputs.pack.digest]);
  expect((await handle.outputs.pack.load()).map((entry) => new TextDecoder().decode(entry.bytes))).toEqual(
    words,
  );
  // The rebuilt file took the place of the rotten one.
  expect(sha256(readFileSync(file))).toBe(outputs.pack.digest);
});

test("two processes on one folder run a stage once, and both have its result", async () => {
  const folder = temporaryFolder();
  const first = slowStage(folder);
  await once(first.stdout, "data");
  const second = slowStage(folder);
  // The second is at work once its connection to the database is there; the first holds the claim all the while.
  writeFileSync(path.join(folder, "go"), "");
  const [said, saidToo] = await Promise.all([text(first.stdout), text(second.stdout)]);
  const result = { words: ["Häfen", "海港"] };
  expect([JSON.parse(said), JSON.parse(saidToo)]).toEqual([
    { cached: false, ...result },
    { cached: true, ...result },
  ]);
  expect(readdirSync(path.join(folder, "runs"))).toEqual([String(first.pid)]);
});

test("processes that begin at the same moment run a stage once", async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "go"), "");
  const said = await Promise.all([1, 2, 3].map(() => text(slowStage(folder).stdout)));
  expect(said.filter((one) => one.startsWith("running\n"))).toHaveLength(1);
  expect(readdirSync(path.join(folder, "runs"))).toHaveLength(1);
});

test("a process goes on where another was killed in the middle of a stage", async () => {
  const folder = temporaryFolder();
  const killed = slowStage(folder);
  await once(killed.stdout, "data");
  const waiting = slowStage(folder);
  killed.kill("SIGKILL");
  writeFileSync(path.join(folder, "go"), "");
  expect(await text(waiting.stdout)).toBe('running\n{"cached":false,"words":["Häfen","海港"]}\n');
});

function slowStage(folder: string): ChildProcessByStdio<null, Readable, null> {
  const fixture = path.join(import.meta.dirname, "../../../test/fixtures/run-slow-stage.ts");
  const child = spawn(process.execPath, [fixture, folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

function artifactFile(folder: string, digest: string): string {
  const file = path.join(folder, "objects", digest.slice(0, 2), digest.slice(2));
  expect(statSync(file).isFile()).toBe(true);
  return file;
}
