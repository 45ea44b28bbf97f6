import { expect, test } from "vitest";
import type { Home } from "../../../../../src/contracts/api/home.ts";
import { isEmptyFolder, nextStep, runningCount } from "./next-step.ts";

type Experiment = Home["experiments"][number];
type Summary = Home["running"][number];

function summary(id: string, label = id): Summary {
  return {
    id,
    experiment: "boats",
    label,
    status: "finished",
    dataset: null,
    questions: null,
    startedAt: 0,
    finishedAt: 1,
    error: null,
    metrics: {},
    stages: 8,
    cachedStages: 0,
    latencyMs: null,
    indexBytes: null,
    usdPerThousandQuestions: null,
  };
}

const home: Home = {
  folder: "boats",
  experiment: "boats",
  configFile: "soundings.yaml",
  sources: 3,
  questions: 20,
  drafts: 0,
  runs: 0,
  faults: [],
  running: [],
  jobs: [],
  experiments: [],
  searches: 0,
};

const value = {
  value: 0.7,
  low: 0.6,
  high: 0.8,
  n: 20,
  notApplicable: 0,
  failed: 0,
  clusters: 5,
  version: "1",
};

function experiment(changes: Partial<Experiment>): Experiment {
  return {
    name: "boats",
    runs: 2,
    finished: 2,
    newest: summary("b"),
    metric: "ndcg@10",
    lowerIsBetter: false,
    best: { run: summary("b", "chunk.size=300"), summary: value },
    notApart: 0,
    baseline: summary("a"),
    verdict: { kind: "better", sentence: "b is better." },
    running: [],
    failed: 0,
    searches: [],
    fault: null,
    ...changes,
  };
}

const job = (runs: string[]): Home["jobs"][number] => ({
  id: "job-1",
  kind: "sweep",
  status: "running",
  startedAt: 0,
  endedAt: null,
  runs,
  search: null,
  error: null,
});

test.each<[string, Partial<Home>, ReturnType<typeof nextStep>]>([
  [
    "what is wrong is mended first",
    { sources: 0, faults: [{ code: "config.invalid", message: "No.", hint: "Do." }] },
    { kind: "mend" },
  ],
  ["what runs is watched", { running: [summary("x")] }, { kind: "watch", running: 1 }],
  ["without sources they are added", { sources: 0 }, { kind: "add-sources" }],
  ["drafts are decided about", { questions: 0, drafts: 4 }, { kind: "decide-drafts", drafts: 4 }],
  ["without questions they are drafted", { questions: 0 }, { kind: "draft-questions" }],
  ["with both, the first run is started", {}, { kind: "first-run" }],
  [
    "while the best is worked out, that is waited for",
    { experiments: [experiment({ best: null, baseline: null, verdict: null, isPending: true })] },
    { kind: "pending" },
  ],
  [
    "one run alone asks for another",
    { experiments: [experiment({ baseline: null, verdict: null })] },
    { kind: "try-another" },
  ],
  [
    "a verdict that cannot be given asks for more questions",
    { experiments: [experiment({ verdict: { kind: "inconclusive", sentence: "About 40 more." } })] },
    { kind: "more-questions", sentence: "About 40 more." },
  ],
  [
    "else the best is held against the baseline",
    { experiments: [experiment({})] },
    { kind: "compare", baseline: "a", best: "b", label: "chunk.size=300" },
  ],
])("%s", (_, changes, step) => {
  expect(nextStep({ ...home, ...changes })).toEqual(step);
});

test("a run of one of this server's jobs counts once", () => {
  expect(runningCount({ jobs: [job(["x"])], running: [summary("x"), summary("other")] })).toBe(2);
});

test("a folder is empty only while nothing at all was put there", () => {
  const empty = { configFile: null, sources: null, questions: 0, runs: 0 };
  expect([
    isEmptyFolder(empty),
    isEmptyFolder({ ...empty, sources: 1 }),
    isEmptyFolder({ ...empty, configFile: "soundings.yaml" }),
    isEmptyFolder({ ...empty, runs: 1 }),
    isEmptyFolder({ ...empty, questions: null }),
  ]).toEqual([true, false, false, false, false]);
});
