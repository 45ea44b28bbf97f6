import { knownModels } from "../../app/models/known-models.ts";
import { findRun } from "../../app/run-results.ts";
import { parseMargin } from "../../app/margin.ts";
import { compareRuns } from "../../app/use-cases/compare-runs.ts";
import { leaderboard, rankingMetric } from "../../app/use-cases/leaderboard.ts";
import { movedDetails } from "../../app/use-cases/moved-questions.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import type { Workspace } from "../../app/workspace.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { comparisonText } from "../render/comparison.ts";
import { leaderboardJson, leaderboardText } from "../render/leaderboard.ts";
import { print, printJson } from "../render/output.ts";

/** Two runs side by side; more than two as a leaderboard against the first. */
export async function compare(
  context: CommandContext,
  ids: readonly string[],
  options: Options,
): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const runs: Run[] = [];
    for (const id of ids) runs.push(await findRun(workspace, id));
    const wanted = typeof options["metric"] === "string" ? options["metric"] : undefined;
    const metric = rankingMetric(runs, wanted);
    const margin = typeof options["margin"] === "string" ? parseMargin(options["margin"]) : undefined;
    const [first, second] = runs;
    if (first === undefined || second === undefined) {
      throw new AppError("config.invalid", {
        message: "One run alone cannot be compared.",
        hint: "Name two runs, or more for a leaderboard: soundings compare RUN-A RUN-B. soundings runs lists them.",
      });
    }
    if (runs.length === 2) {
      const shown = wholeNumber("--show", options["show"] ?? "3");
      return comparePair(workspace, first, second, context, { metric, margin, shown });
    }
    const board = await leaderboard(workspace, runs, metric, {
      baseline: first.id,
      known: knownModels(config.config.models),
      signal: context.signal,
    });
    const name = first.experiment;
    if (context.json) return printJson("soundings.leaderboard/1", leaderboardJson(name, board));
    return print(leaderboardText(name, board));
  });
}

async function comparePair(
  workspace: Workspace,
  first: Run,
  second: Run,
  context: CommandContext,
  { metric, margin, shown }: { metric: string; margin: number | undefined; shown: number },
): Promise<void> {
  const compared = await compareRuns(workspace, first, second, {
    metric,
    ...(margin === undefined ? {} : { margin }),
    sides: { first: "A", second: "B" },
    checks: true,
    signal: context.signal,
  });
  const moves = await movedDetails(workspace, compared, shown);
  if (!context.json) return print(comparisonText(compared, moves));
  const { settings, metrics, moved, notices, checks } = compared;
  return printJson("soundings.comparison/1", {
    first: first.id,
    second: second.id,
    settings,
    notices,
    metric,
    verdict: metrics.find((one) => one.metric === metric)?.verdict ?? null,
    metrics,
    checks,
    moved,
    movedMost: moves,
  });
}
