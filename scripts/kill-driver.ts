// Runs the pipeline on a folder as `soundings run` does and prints every stage's key and digests as JSON; with a moment
// given, kills itself there. kill-test.ts starts it.
import { existsSync, readdirSync, writeSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { loadConfig } from "../src/app/config/load-config.ts";
import { runExperiment } from "../src/app/use-cases/run-experiment.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import type { EngineParts } from "../src/core/pipeline/engine.ts";
import { killedStages, killSettings, type Moment } from "./kill-moments.ts";

const [folder = "", moment = "null"] = process.argv.slice(2);
const config = await loadConfig({ folder, overrides: killSettings });
const workspace = await openWorkspace(config.stateFolder, (parts) =>
  killingParts(parts, JSON.parse(moment) as Moment | null),
);
const signal = new AbortController().signal;
const configurations = [{ label: "default", pipeline: config.pipeline }];
for await (const event of runExperiment(workspace, config, configurations, { signal })) {
  if (event.type !== "run-end") continue;
  const stages = event.run.stages.map(({ stage, key, outputs }) => ({ stage, key, outputs }));
  process.stdout.write(JSON.stringify({ status: event.run.status, stages }));
}
await workspace.close();

/** The engine's parts, with death at the moment asked for. Stages run one after another, in the order of their names. */
function killingParts(parts: EngineParts, moment: Moment | null): EngineParts {
  if (moment === null) return parts;
  const { stages, artifacts } = parts;
  const seen = new Set<string>();
  let performing = false;
  let breaths = 0;

  const stage = () => killedStages[seen.size - 1] ?? "parse";
  const die = () => {
    writeSync(2, `killed in ${stage()}`);
    process.kill(process.pid, "SIGKILL");
  };
  const here = (kind: Moment["kind"]) => performing && moment.kind === kind && stage() === moment.stage;
  /** Dies after so many turns of promises, inside the transaction or just after it. */
  const dieDuringCommit = async (committing: Promise<void>): Promise<void> => {
    for (let turns = 0; turns < moment.after; turns += 1) await Promise.resolve();
    die();
    return committing;
  };
  /** Dies once this process's temporary file is there, or so many turns of the event loop later. */
  const dieDuringPut = async (putting: Promise<string>): Promise<string> => {
    const temporary = path.join(config.stateFolder, "tmp");
    const mine = () =>
      existsSync(temporary) && readdirSync(temporary).some((name) => name.includes(`-${process.pid}-`));
    for (let turns = 0; turns < 50_000 && !mine(); turns += 1) await setImmediate();
    for (let turns = 0; turns < moment.after % 5; turns += 1) await setImmediate();
    die();
    return putting;
  };

  return {
    ...parts,
    makeBreathe(signal) {
      const breathe = parts.makeBreathe(signal);
      return () => {
        if (here("inside") && (breaths += 1) >= moment.after) die();
        return breathe();
      };
    },
    stages: {
      ...stages,
      async find(key) {
        seen.add(key);
        return stages.find(key);
      },
      async claim(key) {
        const claimed = await stages.claim(key);
        performing = claimed;
        if (claimed && here("claim-after")) die();
        if (claimed && here("timer")) setTimeout(die, moment.after);
        return claimed;
      },
      async commit(result, items) {
        // A stage with fewer breaths than asked for dies before it is stored.
        if (here("commit-before") || here("inside")) die();
        if (here("commit-during")) await dieDuringCommit(stages.commit(result, items));
        await stages.commit(result, items);
        if (here("commit-after")) die();
      },
      async release(key) {
        if (here("timer")) die();
        performing = false;
        await stages.release(key);
      },
    },
    artifacts: {
      ...artifacts,
      async put(bytes) {
        if (here("put-before")) die();
        if (here("put-during")) return dieDuringPut(artifacts.put(bytes));
        const digest = await artifacts.put(bytes);
        if (here("put-after")) die();
        return digest;
      },
    },
  };
}
