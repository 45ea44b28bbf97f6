import { settingsOfRuns } from "../../app/differing-settings.ts";
import { compareSomeRuns as compareRuns } from "../../app/use-cases/compare-some-runs.ts";
import { rankingMetric } from "../../app/use-cases/leaderboard.ts";
import type { Comparison, ComparisonQuery } from "../../contracts/api/comparison.ts";
import { AppError } from "../../contracts/app-error.ts";
import { ApiFault } from "../api-fault.ts";
import { namedRuns } from "./named-runs.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

export const compareSomeRuns: Task<ComparisonQuery, Comparison> = async (project, query, context) => {
  const { margin, moved } = query;
  const runs = await namedRuns(project, query.runs, { least: 2 });
  const metric = rankingMetric(runs, query.metric);
  const checks = query.checks === "true";
  const summaries = runs.map(await runSummaries(project));
  const made = runs.map(({ id, stages }) => [id, stages.map(({ key, outputs }) => [key, outputs])]);
  const options = {
    metric,
    moved,
    checks,
    signal: context.signal,
    ...(margin === undefined ? {} : { margin }),
  };
  return context.tagged([made, metric, margin, moved, checks, summaries], async () => ({
    metric,
    runs: summaries,
    settings: settingsOfRuns(runs),
    comparisons: await compareRuns(await project.workspace(), runs, options).catch(notComparable),
  }));
};

/** They are there, and ran on other sources or questions: that is not an unknown run. */
function notComparable(thrown: unknown): never {
  if (!(thrown instanceof AppError) || thrown.code !== "run.unknown") throw thrown;
  throw new ApiFault("runs.not-comparable", { message: thrown.message, hint: thrown.hint ?? null });
}
