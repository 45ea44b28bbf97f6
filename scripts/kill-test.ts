// Kills runs at chosen moments, runs again, and checks that every stage ends with the digests of an undisturbed run.
// node scripts/kill-test.ts [--times 100]
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual, parseArgs, promisify } from "node:util";
import { systemClock } from "../src/adapters/clock/system-clock.ts";
import { sha256 } from "../src/adapters/shared/sha256.ts";
import { openStateDatabase } from "../src/adapters/stores/sqlite/database.ts";
import { sqliteStageStore } from "../src/adapters/stores/sqlite/stage-store.ts";
import { type StageName, stageNames } from "../src/contracts/run.ts";
import { writeKillCorpus } from "./kill-corpus.ts";
import {
  killedStages,
  killSettings,
  type Moment,
  momentTitles,
  planTrials,
  type Trial,
} from "./kill-moments.ts";

interface StageDigests {
  stage: StageName;
  key: string;
  outputs: Record<string, string>;
}

const root = path.join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { times: { type: "string", default: "100" } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1)
  throw new Error(`--times ${values.times} is not a number of kills.`);

const work = mkdtempSync(path.join(tmpdir(), "soundings-kill-"));
const folder = path.join(work, "corpus");
const state = path.join(folder, ".soundings");
const finishedState = path.join(work, "finished");
const counts = new Map<string, number>();
const faults: string[] = [];
let kills = 0;
let temporaryFiles = 0;

try {
  writeKillCorpus(folder);
  const reference = await undisturbed();
  cpSync(state, finishedState, { recursive: true });
  for (const trial of planTrials(times)) {
    try {
      faults.push(...(await attempt(trial, reference)).map((fault) => `${described(trial)}: ${fault}`));
    } catch (thrown) {
      faults.push(`${described(trial)}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(count).padStart(4)}  ${name}`);
console.log(`${String(temporaryFiles).padStart(4)}  temporary files left by kills, none believed`);
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? `${kills} kills: identical digests` : `${kills} kills: ${faults.length} faults`,
);
if (faults.length > 0) process.exitCode = 1;

/** The digests of the command line's own run. */
async function undisturbed(): Promise<StageDigests[]> {
  const settings = killSettings.flatMap((setting) => ["--set", setting]);
  const cli = path.join(root, "bin/development.js");
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "run", folder, "--json", ...settings]);
  const { stages } = JSON.parse(stdout) as { stages: StageDigests[] };
  if (
    !isDeepStrictEqual(
      stages.map(({ stage }) => stage),
      killedStages,
    )
  )
    throw new Error("The undisturbed run lacks stages.");
  return stages.map(({ stage, key, outputs }) => ({ stage, key, outputs }));
}

async function attempt({ situation, moments }: Trial, reference: readonly StageDigests[]): Promise<string[]> {
  const [first] = moments;
  const together = situation === "two processes, one killed" ? [...moments, null] : moments;
  let ends: End[] = [];
  // Beside another process, a stage may be done by the other before the moment comes.
  for (let tries = 0; tries < 3 && !ends.some(({ killedIn }) => killedIn === first?.stage); tries += 1) {
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
    if (situation === "partly filled folder" && first !== undefined) await fillUpTo(first.stage);
    ends = await Promise.all(together.map((moment) => drive(moment)));
  }
  const found: string[] = [];
  for (const [at, end] of ends.entries()) {
    const moment = together[at];
    if (end.killedIn !== undefined) {
      kills += 1;
      count(`killed in ${end.killedIn}`);
      if (moment) count(`killed ${momentTitles[moment.kind]}`);
    } else {
      found.push(...differences(end, reference));
      if (moment && together.length === 1) found.push("the moment never came");
    }
  }
  count(situation);
  temporaryFiles += namesIn(path.join(state, "tmp")).length;
  found.push(...differences(await drive(null), reference), ...(await damages()));
  return found;
}

/** A state in which everything before the stage is finished, and nothing after. */
async function fillUpTo(stage: StageName): Promise<void> {
  cpSync(finishedState, state, { recursive: true });
  const database = await openStateDatabase(state);
  const stages = sqliteStageStore(database.tables, systemClock);
  for (const result of await stages.list()) {
    if (stageNames.indexOf(result.stage) >= stageNames.indexOf(stage)) await stages.forget(result.key);
  }
  await database.close();
}

interface End {
  killedIn?: string;
  code: number | null;
  said: string;
  complained: string;
}

async function drive(moment: Moment | null): Promise<End> {
  const args = [path.join(root, "scripts/kill-driver.ts"), folder, JSON.stringify(moment)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("close", (code, signal) => resolve([code, signal])),
  );
  const [said, complained, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  const killedIn = signal === "SIGKILL" ? /killed in (\w+)/.exec(complained)?.[1] : undefined;
  return { code, said, complained, ...(killedIn === undefined ? {} : { killedIn }) };
}

function differences({ code, said, complained }: End, reference: readonly StageDigests[]): string[] {
  if (code !== 0) return [`a run that nobody killed ended with ${code}: ${complained.trim()}`];
  const { status, stages } = JSON.parse(said) as { status: string; stages: StageDigests[] };
  if (status !== "finished") return [`a run that nobody killed is ${status}`];
  return reference
    .filter((expected, at) => !isDeepStrictEqual(stages[at], expected))
    .map(
      (expected) =>
        `the ${expected.stage} stage has ${JSON.stringify(stages.find(({ stage }) => stage === expected.stage))} ` +
        `instead of ${JSON.stringify(expected)}`,
    );
}

/** Every object is what its name says, and every result's outputs are there. */
async function damages(): Promise<string[]> {
  const objects = new Set<string>();
  const wrong: string[] = [];
  for (const prefix of namesIn(path.join(state, "objects"))) {
    for (const rest of namesIn(path.join(state, "objects", prefix))) {
      const digest = prefix + rest;
      objects.add(digest);
      if (sha256(readFileSync(path.join(state, "objects", prefix, rest))) !== digest)
        wrong.push(`a damaged object ${digest}`);
    }
  }
  const database = await openStateDatabase(state);
  const results = await sqliteStageStore(database.tables, systemClock).list();
  const [claims, running] = await Promise.all([
    database.tables.selectFrom("claims").selectAll().execute(),
    database.tables.selectFrom("runs").select("id").where("status", "=", "running").execute(),
  ]);
  await database.close();
  const missing = results.flatMap(({ stage, outputs }) =>
    Object.values(outputs)
      .filter((digest) => !objects.has(digest))
      .map((digest) => `the ${stage} stage's output ${digest} is missing`),
  );
  if (results.length !== killedStages.length)
    wrong.push(`${results.length} results instead of ${killedStages.length}`);
  if (claims.length > 0) wrong.push(`${claims.length} claims of dead processes left`);
  if (running.length > 0) wrong.push(`${running.length} runs of dead processes still shown as running`);
  return [
    ...wrong,
    ...missing,
    ...namesIn(path.join(state, "damaged")).map((name) => `${name} was set aside as damaged`),
  ];
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

function count(name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function described({ number, situation, moments }: Trial): string {
  return `kill ${number} (${situation}; ${moments.map(({ stage, kind, after }) => `${stage} ${kind} ${after}`).join(", ")})`;
}
