import { isLowerBetter } from "../../app/metric-direction.ts";
import { findRun } from "../../app/run-results.ts";
import { ownSettings, planBoard } from "../../app/use-cases/experiment-board.ts";
import type { Leaderboard, LeaderboardQuery } from "../../contracts/api/leaderboard.ts";
import { boardOf, partsOfBoard } from "./board-of.ts";
import { everyRun } from "./every-run.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

export const showLeaderboard: Task<LeaderboardQuery, Leaderboard> = async (project, query, context) => {
  const config = await project.config();
  const baseline =
    query.baseline === undefined ? undefined : (await findRun(await project.workspace(), query.baseline)).id;
  const plan = planBoard(await everyRun(project), config, {
    experiment: query.experiment ?? config.experiment,
    metric: query.metric,
    baseline,
  });
  const { experiment, metric, runs } = plan;
  const summary = await runSummaries(project);
  return context.tagged(partsOfBoard(plan, config), async () => {
    const board = await boardOf(project, plan, config);
    const settings = ownSettings(runs);
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
        settings: settings(run),
      })),
      baseline: board.baseline?.id ?? null,
      brackets: board.brackets,
      notices: board.notices,
    };
  });
};
