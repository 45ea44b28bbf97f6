import { expect, test } from "vitest";
import { Pipeline } from "../../../../../src/contracts/pipeline.ts";
import type { StageRun } from "../../../../../src/contracts/run.ts";
import type { RunProgress } from "../../../api/job-progress.ts";
import { stageRows } from "./stage-rows.ts";

const pipeline = Pipeline.parse({});

function kept(stage: StageRun["stage"]): StageRun {
  return {
    key: "0".repeat(64),
    stage,
    version: "1",
    outputs: {},
    metrics: {},
    notices: [],
    reproducible: true,
    seconds: 1,
    timings: {},
    cached: false,
  };
}

const live: RunProgress = {
  runId: "run-1",
  label: "default",
  status: "running",
  error: null,
  stages: [{ stage: "prepare", cached: true, seconds: 2, notices: [] }],
  now: { stage: "chunk", done: 1, total: 2, unit: "documents", first: null, last: null },
};

function states(rows: ReturnType<typeof stageRows>): [string, string][] {
  return rows.map(({ stage, state }) => [stage, state]);
}

test("a run at work shows what is kept, what was told, what it is at and what waits", () => {
  const rows = stageRows({ stages: [kept("parse")], status: "running", pipeline }, live);
  expect(states(rows)).toEqual([
    ["parse", "done"],
    ["prepare", "told"],
    ["chunk", "working"],
    ["embed", "waiting"],
    ["index", "waiting"],
    ["retrieve", "waiting"],
    ["answer", "waiting"],
    ["evaluate", "waiting"],
  ]);
});

test("a run of another process is at the first stage that is not kept", () => {
  const rows = stageRows({ stages: [kept("parse")], status: "running", pipeline }, null);
  expect(states(rows).slice(0, 3)).toEqual([
    ["parse", "done"],
    ["prepare", "working"],
    ["chunk", "waiting"],
  ]);
});

test("a run that has ended shows its own stages alone", () => {
  const rows = stageRows({ stages: [kept("parse"), kept("chunk")], status: "failed", pipeline }, null);
  expect(states(rows)).toEqual([
    ["parse", "done"],
    ["chunk", "done"],
  ]);
});

test("stages that the settings leave out are not waited for", () => {
  const settings = Pipeline.parse({ embed: { embedder: "none" }, answer: { kind: "none" } });
  const rows = stageRows({ stages: [], status: "running", pipeline: settings }, null);
  expect(rows.map(({ stage }) => stage)).toEqual([
    "parse",
    "prepare",
    "chunk",
    "index",
    "retrieve",
    "evaluate",
  ]);
});
