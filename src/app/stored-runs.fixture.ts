import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { sha256 } from "../adapters/shared/sha256.ts";
import type { MetricSummary, Outcome } from "../contracts/outcome.ts";
import { Pipeline, type PipelineSettings } from "../contracts/pipeline.ts";
import type { Question } from "../contracts/question-set.ts";
import type { Run, StageName, StageRun } from "../contracts/run.ts";
import { evaluationCodec } from "../core/evaluation/evaluation-codec.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/** A question of a group, that its sources answer. */
export function questionOf(id: string, fields: Partial<Question> = {}): Question {
  return { id, question: `What about ${id}?`, answerable: true, gold: [], group: id, ...fields };
}

export async function emptyWorkspace(): Promise<Workspace> {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-runs-"));
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  onTestFinished(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return workspace;
}

export interface StoredRun {
  id: string;
  questions: readonly Question[];
  pipeline?: { [Stage in keyof PipelineSettings]?: Partial<PipelineSettings[Stage]> };
  /** By metric, one a question; a number is a score. */
  outcomes: Record<string, readonly (number | Outcome)[]>;
  /** As the answer stage leaves it. */
  answerMetrics?: Record<string, number>;
}

/** Puts a finished run into the store as if it had run. */
export async function storeRun(workspace: Workspace, stored: StoredRun): Promise<Run> {
  const { id, questions, pipeline = {}, outcomes: given, answerMetrics } = stored;
  const outcomes = Object.entries(given).map(
    ([metric, list]) => [metric, list.map((one) => outcomeOf(one))] as const,
  );
  const evaluation = evaluationCodec().encode({
    perQuestion: questions.map((question, place) => ({
      questionId: question.id,
      outcomes: Object.fromEntries(outcomes.map(([metric, list]) => [metric, list[place]!])),
    })),
    summaries: {},
    observations: {},
  });
  const stage = async (
    name: StageName,
    outputs: Record<string, Uint8Array>,
    metrics: Record<string, number> = {},
  ): Promise<StageRun> => ({
    key: sha256(`${id} ${name}`),
    stage: name,
    version: "1",
    outputs: Object.fromEntries(
      await Promise.all(
        Object.entries(outputs).map(
          async ([output, bytes]) => [output, await workspace.artifacts.put(bytes)] as const,
        ),
      ),
    ),
    metrics,
    notices: [],
    reproducible: true,
    seconds: 1,
    timings: {},
    cached: false,
  });
  const prepare = await stage("prepare", { questions: Buffer.from(JSON.stringify(questions)) });
  const run: Run = {
    id,
    experiment: "tides",
    label: id,
    status: "finished",
    pipeline: Pipeline.parse({ answer: { kind: "none" }, ...pipeline }),
    dataset: null,
    questions: prepare.outputs["questions"]!,
    sources: {},
    startedAt: 1,
    finishedAt: 2,
    environment: {},
    stages: [
      prepare,
      ...(answerMetrics === undefined ? [] : [await stage("answer", {}, answerMetrics)]),
      await stage("evaluate", { evaluation }),
    ],
    metrics: Object.fromEntries(outcomes.map(([metric, list]) => [metric, summaryOf(list)])),
    leftOut: [],
    error: null,
  };
  await workspace.runs.save(run);
  return run;
}

function outcomeOf(given: number | Outcome): Outcome {
  return typeof given === "number" ? { status: "scored", score: given } : given;
}

function summaryOf(outcomes: readonly Outcome[]): MetricSummary {
  const scores = outcomes.flatMap((one) => (one.status === "scored" ? [one.score] : []));
  const value = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const count = (status: Outcome["status"]) => outcomes.filter((one) => one.status === status).length;
  return {
    value,
    low: null,
    high: null,
    n: scores.length,
    notApplicable: count("not-applicable"),
    failed: count("failed"),
    clusters: scores.length,
    version: "1",
  };
}
