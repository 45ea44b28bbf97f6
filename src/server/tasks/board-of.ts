import { AppError } from "../../contracts/app-error.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import type { BoardPlan } from "../../app/use-cases/experiment-board.ts";
import { type Leaderboard, leaderboard } from "../../app/use-cases/leaderboard.ts";
import { knownToday } from "./known-today.ts";
import type { OpenProject } from "./open-project.ts";

/** What decides a leaderboard. Prices are no part of a run. */
export function partsOfBoard(
  { experiment, runs, metric, baseline }: BoardPlan,
  config: LoadedConfig | undefined,
): unknown[] {
  return [
    experiment,
    metric,
    baseline,
    runs.map(({ id, finishedAt }) => [id, finishedAt]),
    config?.config.models,
  ];
}

export async function boardOf(
  project: OpenProject,
  plan: BoardPlan,
  config: LoadedConfig | undefined,
): Promise<Leaderboard> {
  const workspace = await project.workspace();
  const known = await knownToday(project);
  const { runs, metric, baseline } = plan;
  return project.boards.boardOf(partsOfBoard(plan, config), (signal) =>
    leaderboard(workspace, runs, metric, { baseline, known, signal }),
  );
}

/** Undefined where it cannot be read: the project says why, and runs that are there can be ranked all the same. */
export async function configOrNone(project: OpenProject): Promise<LoadedConfig | undefined> {
  try {
    return await project.config();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith("config.")) return undefined;
    throw thrown;
  }
}
