import { expect, test } from "vitest";
import { Pipeline } from "../contracts/pipeline.ts";
import type { Run, StageRun } from "../contracts/run.ts";
import { catalogEntry } from "../core/models/catalog/catalog-entry.ts";
import { runCosts } from "./run-costs.ts";

function stage(name: StageRun["stage"], metrics: Record<string, number>, p50 = 1): StageRun {
  return {
    key: "k",
    stage: name,
    version: "1",
    outputs: {},
    metrics,
    notices: [],
    reproducible: true,
    seconds: 1,
    timings: { "p50-ms": p50 },
    cached: false,
  };
}

function run(answer: object, answerMetrics: Record<string, number>): Run {
  return {
    id: "run-1",
    experiment: "e",
    label: "default",
    status: "finished",
    pipeline: Pipeline.parse({ answer }),
    dataset: null,
    questions: null,
    sources: {},
    startedAt: 0,
    finishedAt: 1,
    environment: {},
    stages: [stage("index", { bytes: 9 }), stage("retrieve", {}, 2), stage("answer", answerMetrics, 3)],
    metrics: {},
    leftOut: [],
    error: null,
  };
}

const single = { kind: "single", model: "mine/reader" };
const took = { questions: 10, "model-calls": 20, "input-tokens": 20_000, "output-tokens": 1000 };
const known =
  (prices: {
    input: number;
    output: number;
    above?: { inputTokens: number; input: number; output: number };
  }) =>
  () =>
    catalogEntry("mine/reader", { prices });

test.each<[string, Run, ReturnType<typeof known>, number | null]>([
  ["of a language model at today's prices", run(single, took), known({ input: 1, output: 10 }), 3],
  [
    "by the length of a prompt, not by that of all together",
    run(single, took),
    known({ input: 1, output: 10, above: { inputTokens: 5000, input: 100, output: 100 } }),
    3,
  ],
  [
    "of the questions that were answered",
    run(single, { ...took, "without-answer": 5 }),
    known({ input: 1, output: 10 }),
    6,
  ],
  ["without a known price are not known", run(single, took), () => undefined, null],
  [
    "of which not every call was told are not known",
    run(single, { ...took, "calls-without-usage": 1 }),
    known({ input: 1, output: 10 }),
    null,
  ],
  ["where nothing was answered are not known", run(single, {}), known({ input: 1, output: 10 }), null],
  ["without a language model are none", run({ kind: "extractive" }, { questions: 10 }), () => undefined, 0],
])("answers' costs %s", (_, given, prices, usd) => {
  expect(runCosts(given, prices)).toEqual({
    latencyMs: 5,
    indexBytes: 9,
    usdPerThousandQuestions: usd,
  });
});
