import { isLowerBetter } from "../../app/metric-direction.ts";
import { boardVerdict } from "../../app/use-cases/board-verdict.ts";
import { type BoardPlan, planBoard } from "../../app/use-cases/experiment-board.ts";
import type { Leaderboard } from "../../app/use-cases/leaderboard.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import type { Home, HomeExperiment } from "../../contracts/api/home.ts";
import type { RunSummary } from "../../contracts/api/runs.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import { errorDetails } from "../error-details.ts";
import { boardOf, configOrNone } from "./board-of.ts";
import { everyRun } from "./every-run.ts";
import { everySearch } from "./every-search.ts";
import type { OpenProject } from "./open-project.ts";
import { runSummaries } from "./run-summary.ts";
import { searchSummary } from "./search-summary.ts";
import type { Task } from "./task.ts";

/** What the first page shows beside the project itself. */
export type StoredHome = Pick<Home, "experiments" | "searches">;

/** Longer nobody waits for a first page: what takes more is there when it is asked for again. */
const patienceMilliseconds = 1500;
const shownSearches = 3;

export const showHome: Task<null, StoredHome> = async (project) => {
  const config = await configOrNone(project);
  const runs = await everyRun(project);
  const searches = await everySearch(project);
  const summary = await runSummaries(project);
  const names = new Set([...runs, ...searches].map(({ experiment }) => experiment));
  const runsOf = Map.groupBy(runs, ({ experiment }) => experiment);
  const searchesOf = Map.groupBy(searches, ({ experiment }) => experiment);
  const late = AbortSignal.timeout(patienceMilliseconds);
  const experiments: HomeExperiment[] = [];
  for (const name of names) {
    const own = runsOf.get(name) ?? [];
    const finished = own.filter(({ status }) => status === "finished");
    experiments.push({
      name,
      runs: own.length,
      finished: finished.length,
      newest: own[0] === undefined ? null : summary(own[0]),
      ...(await ranked(project, { name, finished, runs, config, late, summary })),
      running: own.filter(({ status }) => status === "running").map(summary),
      failed: own.filter(({ status }) => status === "failed").length,
      searches: (searchesOf.get(name) ?? [])
        .slice(0, shownSearches)
        .map((search) => searchSummary(search, project.folder)),
    });
  }
  return { experiments, searches: searches.length };
};

interface RankedParts {
  name: string;
  finished: readonly Run[];
  runs: readonly Run[];
  config: LoadedConfig | undefined;
  late: AbortSignal;
  summary(run: Run): RunSummary;
}

type Ranked = Pick<
  HomeExperiment,
  "metric" | "lowerIsBetter" | "best" | "notApart" | "baseline" | "verdict" | "isPending" | "fault"
>;

async function ranked(
  project: OpenProject,
  { name, finished, runs, config, late, summary }: RankedParts,
): Promise<Ranked> {
  const none = { best: null, notApart: null, baseline: null, verdict: null, fault: null };
  if (finished.length === 0) return { metric: null, lowerIsBetter: false, ...none };
  const plan = planBoard(runs, config, { experiment: name });
  const { metric } = plan;
  const told = { metric, lowerIsBetter: isLowerBetter(metric), ...none };
  try {
    const board = await boardInTime(project, plan, config, late);
    if (board === undefined) return { ...told, isPending: true };
    const { best, notApart, verdict } = boardVerdict(board);
    if (best === null) return { ...told, fault: board.notices[0] ?? `No run has a value of ${metric}.` };
    return {
      ...told,
      best: { run: summary(best.run), summary: best.summary },
      notApart,
      baseline: board.baseline === null || board.baseline.id === best.run.id ? null : summary(board.baseline),
      verdict,
    };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { ...told, fault: errorDetails(thrown, project.folder).message };
  }
}

/** Undefined where it is not there in time: it goes on being made. */
async function boardInTime(
  project: OpenProject,
  plan: BoardPlan,
  config: LoadedConfig | undefined,
  late: AbortSignal,
): Promise<Leaderboard | undefined> {
  const board = boardOf(project, plan, config);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const giveUp = (): void => resolve(undefined);
  // One that is kept comes first even where time is up.
  if (late.aborted) setImmediate(giveUp);
  else late.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([board, promise]);
  } finally {
    late.removeEventListener("abort", giveUp);
    board.catch(() => {});
  }
}
