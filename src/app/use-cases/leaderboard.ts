import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary } from "../../contracts/outcome.ts";
import type { Run } from "../../contracts/run.ts";
import type { PairedDifference } from "../../core/statistics/paired-difference.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import type { Workspace } from "../workspace.ts";
import { compareRuns } from "./compare-runs.ts";

export interface LeaderboardRow {
  run: Run;
  summary: MetricSummary;
  /** This run minus the best one, paired by question; null for the best itself. */
  behindBest: PairedDifference | null;
  /** True for the best, and where the interval of the difference holds zero or there is none: these cannot be told apart from it. */
  amongBest: boolean;
}

/** Metrics worth ranking by, the first that was measured wins. */
const rankedBy = ["ndcg@10", "citation-f1", "token-f1", "answerability-auroc"];

export function rankingMetric(runs: readonly Run[], wanted: string | undefined): string {
  const measured = (id: string) => runs.some((run) => (run.metrics[id]?.n ?? 0) > 0);
  if (wanted !== undefined && !runs.some((run) => run.metrics[wanted] !== undefined)) {
    throw new AppError("config.invalid", {
      message: `There is no metric "${wanted}" in these runs.`,
      hint: `Metrics: ${Object.keys(runs[0]?.metrics ?? {}).join(", ")}.`,
    });
  }
  return wanted ?? rankedBy.find(measured) ?? Object.keys(runs[0]?.metrics ?? {})[0] ?? "ndcg@10";
}

/** Finished runs, best first; those without a value come last. */
export async function leaderboard(
  workspace: Workspace,
  runs: readonly Run[],
  metric: string,
  signal: AbortSignal,
): Promise<LeaderboardRow[]> {
  const downward = lowerIsBetter.has(metric);
  const measured = runs
    .flatMap((run) => {
      const summary = run.metrics[metric];
      return summary === undefined ? [] : [{ run, summary }];
    })
    .sort((a, b) => rankOf(b.summary.value, downward) - rankOf(a.summary.value, downward));
  const [best] = measured;
  const rows: LeaderboardRow[] = [];
  for (const { run, summary } of measured) {
    if (best === undefined || run === best.run) {
      rows.push({ run, summary, behindBest: null, amongBest: true });
      continue;
    }
    const compared = await compareRuns(workspace, best.run, run, { metric, only: metric, signal });
    const behindBest = compared.metrics.find((row) => row.metric === metric) ?? null;
    const amongBest = cannotBeToldApart(behindBest, downward);
    rows.push({ run, summary, behindBest, amongBest });
  }
  return rows;
}

function rankOf(value: number | null, downward: boolean): number {
  if (value === null) return -Infinity;
  return downward ? -value : value;
}

/** Where no interval can be formed, nothing tells two runs apart. */
function cannotBeToldApart(difference: PairedDifference | null, downward: boolean): boolean {
  if (difference === null || difference.low === null || difference.high === null) return true;
  return downward ? difference.low <= 0 : difference.high >= 0;
}
