import { baselineOf, configurations } from "../../app/config/vary.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import { isLowerBetter } from "../../app/metric-direction.ts";
import { differingSettings } from "../../app/differing-settings.ts";
import { findRun } from "../../app/run-results.ts";
import { leaderboard, rankingMetric } from "../../app/use-cases/leaderboard.ts";
import type { Leaderboard, LeaderboardQuery } from "../../contracts/api/leaderboard.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import type { Run } from "../../contracts/run.ts";
import { everyRun } from "./every-run.ts";
import { knownToday } from "./known-today.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

export const showLeaderboard: Task<LeaderboardQuery, Leaderboard> = async (project, query, context) => {
  const workspace = await project.workspace();
  const config = await project.config();
  const experiment = query.experiment ?? config.experiment;
  const runs = newestOfEach(
    (await everyRun(project)).filter((run) => run.experiment === experiment && run.status === "finished"),
  );
  const metric = rankingMetric(runs, query.metric);
  const baseline =
    query.baseline === undefined
      ? namedBaseline(config, runs)
      : (await findRun(workspace, query.baseline)).id;
  const measured = runs.map(({ id, finishedAt }) => [id, finishedAt]);
  const summary = await runSummaries(project);
  const known = await knownToday(project);
  // Prices are no part of a run.
  return context.tagged([experiment, metric, baseline, measured, config.config.models], async () => {
    const board = await leaderboard(workspace, runs, metric, { baseline, known, signal: context.signal });
    const settingsOf = ownSettings(runs);
    return {
      experiment,
      metric,
      lowerIsBetter: isLowerBetter(metric),
      metrics: [...new Set(runs.flatMap((run) => Object.keys(run.metrics)))],
      rows: board.rows.map(({ run, ...row }) => ({
        run: summary(run),
        summary: row.summary,
        behindBest: row.behindBest,
        amongBest: row.amongBest,
        againstBaseline: row.againstBaseline,
        onFront: row.onFront,
        settings: settingsOf(run),
      })),
      baseline: board.baseline?.id ?? null,
      brackets: board.brackets,
      notices: board.notices,
    };
  });
};

/** Kept with the run: a folder may hold thousands. */
const contents = new WeakMap<Run, string>();

/** A configuration that ran again gave the same results, or those of newer sources: its newest run stands for it. */
function newestOfEach(runs: readonly Run[]): Run[] {
  const byContent = new Map<string, Run>();
  for (const run of runs) {
    const content = contents.get(run) ?? JSON.stringify([run.pipeline, run.questions, run.sources]);
    contents.set(run, content);
    if (!byContent.has(content)) byContent.set(content, run);
  }
  return [...byContent.values()];
}

function namedBaseline(config: LoadedConfig, runs: readonly Run[]): string | undefined {
  try {
    const label = baselineOf(config.config, configurations(config.config))?.label;
    return runs.find((run) => run.label === label)?.id;
  } catch (thrown) {
    // A `vary` that is being edited names none; the first run is then the baseline.
    if (thrown instanceof AppError && thrown.code === "config.invalid") return undefined;
    throw thrown;
  }
}

/** Of each run, the settings in which not all are alike. */
function ownSettings(runs: readonly Run[]): (run: Run) => Record<string, Json> {
  const [reference] = runs;
  const paths = new Set(
    reference === undefined
      ? []
      : runs.flatMap((other) => differingSettings(reference, other).map(({ path }) => path)),
  );
  return (run) =>
    Object.fromEntries(
      differingSettings({ pipeline: {} }, run)
        .filter(({ path }) => paths.has(path))
        .map(({ path, second }) => [path, second]),
    );
}
