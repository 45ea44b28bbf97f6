import type { Json } from "../../contracts/json.ts";
import type { Run } from "../../contracts/run.ts";
import { AppError } from "../../contracts/app-error.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { seededDraws } from "../../core/statistics/cluster-bootstrap.ts";
import {
  pairedDifference,
  type PairedDifference,
  type ScoredPair,
} from "../../core/statistics/paired-difference.ts";
import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

export interface ComparedMetric extends PairedDifference {
  metric: string;
  first: number | null;
  second: number | null;
}

export interface MovedQuestion {
  questionId: string;
  question: string;
  first: number;
  second: number;
}

export interface RunComparison {
  first: Run;
  second: Run;
  /** Setting paths that differ. */
  settings: { path: string; first: Json; second: Json }[];
  metrics: ComparedMetric[];
  /** By the metric asked for, largest change first, both directions. */
  metric: string;
  moved: MovedQuestion[];
}

const resamples = 2000;
const seed = 1;

/**
 * Two runs on their common questions: second minus first, paired by question, clusters resampled whole. A question counts as
 * common where its words and its gold are the same in both. Throws AppError "run.unknown" where the sources differ.
 */
export async function compareRuns(
  workspace: Workspace,
  first: Run,
  second: Run,
  options: { metric: string; only?: string; signal: AbortSignal },
): Promise<RunComparison> {
  // Not the dataset: settings of the prepare stage make another one of the same sources.
  if (canonicalJson(first.sources) !== canonicalJson(second.sources)) {
    throw new AppError("run.unknown", {
      message: `${first.id} and ${second.id} ran on different versions of the sources, so their scores cannot be paired.`,
      hint: "Run both configurations again on the sources as they are now.",
    });
  }
  const paired = await pairOutcomes(workspace, first, second);
  const bootstrap = { resamples, drawsFor: seededDraws(seed), breathe: makeBreathe(options.signal) };
  const metrics: ComparedMetric[] = [];
  for (const [metric, pairs] of paired) {
    if (options.only !== undefined && options.only !== metric) continue;
    metrics.push({
      metric,
      first: first.metrics[metric]?.value ?? null,
      second: second.metrics[metric]?.value ?? null,
      ...(await pairedDifference(pairs, bootstrap)),
    });
  }
  const moved = (paired.get(options.metric) ?? [])
    .filter((pair) => pair.first !== pair.second)
    .sort((a, b) => Math.abs(b.second - b.first) - Math.abs(a.second - a.first))
    .map(({ questionId, question, first: before, second: after }) => ({
      questionId,
      question,
      first: before,
      second: after,
    }));
  return {
    first,
    second,
    settings: differingSettings(first, second),
    metrics,
    metric: options.metric,
    moved,
  };
}

interface QuestionPair extends ScoredPair {
  questionId: string;
  question: string;
}

async function pairOutcomes(
  workspace: Workspace,
  first: Run,
  second: Run,
): Promise<Map<string, QuestionPair[]>> {
  const [one, other, questions, otherQuestions] = await Promise.all([
    runResults.evaluation(workspace, first),
    runResults.evaluation(workspace, second),
    runResults.questions(workspace, first),
    runResults.questions(workspace, second),
  ]);
  const asked = new Set(otherQuestions.map((question) => canonicalJson(question)));
  const byId = new Map(
    questions
      .filter((question) => asked.has(canonicalJson(question)))
      .map((question) => [question.id, question]),
  );
  const others = new Map(other.perQuestion.map(({ questionId, outcomes }) => [questionId, outcomes]));
  const pairs = new Map<string, QuestionPair[]>();
  for (const { questionId, outcomes } of one.perQuestion) {
    const question = byId.get(questionId);
    const counterpart = others.get(questionId);
    if (question === undefined || counterpart === undefined) continue;
    for (const [metric, outcome] of Object.entries(outcomes)) {
      const twin = counterpart[metric];
      if (outcome.status !== "scored" || twin?.status !== "scored") continue;
      // Scores under another definition of the metric are not the same measurement.
      if (first.metrics[metric]?.version !== second.metrics[metric]?.version) continue;
      const list = pairs.get(metric) ?? [];
      list.push({
        first: outcome.score,
        second: twin.score,
        cluster: question.group,
        questionId,
        question: question.question,
      });
      pairs.set(metric, list);
    }
  }
  return pairs;
}

/** Dotted paths of the settings in which two runs differ. */
export function differingSettings(first: Run, second: Run): { path: string; first: Json; second: Json }[] {
  const a = leaves(first.pipeline as unknown as Json);
  const b = leaves(second.pipeline as unknown as Json);
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => canonicalJson(a.get(path) ?? null) !== canonicalJson(b.get(path) ?? null))
    .map((path) => ({ path, first: a.get(path) ?? null, second: b.get(path) ?? null }));
}

function leaves(value: Json, path = ""): Map<string, Json> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [...leaves(member, path === "" ? key : `${path}.${key}`)],
    ),
  );
}
