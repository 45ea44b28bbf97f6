import { differingSettings } from "../../app/differing-settings.ts";
import { findRun } from "../../app/run-results.ts";
import { compareRuns } from "../../app/use-cases/compare-runs.ts";
import { rankingMetric } from "../../app/use-cases/leaderboard.ts";
import { movedDetails } from "../../app/use-cases/moved-questions.ts";
import type { Comparison, ComparisonQuery } from "../../contracts/api/comparison.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import type { Run } from "../../contracts/run.ts";
import { ApiFault } from "../api-fault.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

const mostRuns = 6;

export const compareSomeRuns: Task<ComparisonQuery, Comparison> = async (project, query, context) => {
  const { margin, moved } = query;
  const workspace = await project.workspace();
  const runs: Run[] = [];
  for (const id of idsOf(query.runs)) runs.push(await findRun(workspace, id));
  const [first, ...others] = runs as [Run, ...Run[]];
  if (new Set(runs.map(({ id }) => id)).size < runs.length) throw sameTwice();
  const metric = rankingMetric(runs, query.metric);
  const checks = query.checks === "true";
  const summaries = runs.map(await runSummaries(project));
  const made = runs.map(({ id, stages }) => [id, stages.map(({ key, outputs }) => [key, outputs])]);
  return context.tagged([made, metric, margin, moved, checks, summaries], async () => {
    const comparisons: Comparison["comparisons"] = [];
    for (const second of others) {
      const options = { metric, checks, signal: context.signal, ...(margin === undefined ? {} : { margin }) };
      const compared = await compareRuns(workspace, first, second, options).catch(notComparable);
      const { gained, lost } = await movedDetails(workspace, compared, moved);
      comparisons.push({
        first: first.id,
        second: second.id,
        metrics: compared.metrics,
        checks: compared.checks,
        notices: compared.notices,
        changed: compared.moved.length,
        gained,
        lost,
      });
    }
    return {
      metric,
      runs: summaries,
      settings: settingsOf(runs),
      comparisons,
    };
  });
};

function idsOf(list: string): string[] {
  const ids = list.split(",").map((id) => id.trim());
  if (ids.length >= 2 && ids.length <= mostRuns && !ids.includes("")) return ids;
  throw new ApiFault("request.invalid", {
    message: `In the query, runs names ${ids.filter((id) => id !== "").length} runs, and 2 to ${mostRuns} can be compared.`,
    hint: "Write their ids with commas between them.",
  });
}

function sameTwice(): ApiFault {
  return new ApiFault("request.invalid", {
    message: "In the query, runs names one run twice.",
    hint: "Name different runs.",
  });
}

/** They are there, and ran on other sources or questions: that is not an unknown run. */
function notComparable(thrown: unknown): never {
  if (!(thrown instanceof AppError) || thrown.code !== "run.unknown") throw thrown;
  throw new ApiFault("runs.not-comparable", { message: thrown.message, hint: thrown.hint ?? null });
}

function settingsOf(runs: readonly Run[]): Comparison["settings"] {
  const [first] = runs as [Run];
  const paths = new Set(runs.flatMap((run) => differingSettings(first, run).map(({ path }) => path)));
  const values = runs.map(
    (run) => new Map(differingSettings({ pipeline: {} }, run).map(({ path, second }) => [path, second])),
  );
  return [...paths].sort().map((path) => ({
    path,
    values: values.map((settings): Json => settings.get(path) ?? null),
  }));
}
