import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary } from "../../contracts/outcome.ts";
import type { Run } from "../../contracts/run.ts";
import { type Bracket, bracketRuns } from "../../core/comparison/bracket-runs.ts";
import {
  type BaselineDifference,
  compareWithBaseline,
  pairedDifferences,
  type ScoreTable,
} from "../../core/comparison/compare-with-baseline.ts";
import { confidence, fewestClusters } from "../../core/comparison/decide-verdict.ts";
import { type TradeOff, tradeOffFront } from "../../core/comparison/trade-off-front.ts";
import { meanOf } from "../../core/statistics/clustered-values.ts";
import { clusterRobustMean, meanInterval } from "../../core/statistics/cluster-robust-mean.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { rankableRuns } from "../rankable-runs.ts";
import type { KnownModels } from "../models/known-models.ts";
import { type RunCosts, runCosts } from "../run-costs.ts";
import { type RunScores, scoresReader } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";

export type Standing = "better" | "worse" | "inconclusive" | "none";

export interface LeaderboardRow {
  run: Run;
  summary: MetricSummary;
  /** This run minus the best one, paired by question, by itself; null for the best. */
  behindBest: Pick<BaselineDifference, "difference" | "low" | "high" | "n" | "clusters"> | null;
  /** True for the best, and for runs that cannot be told apart from it with all pairs looked at. */
  amongBest: boolean;
  /** This run minus the baseline, corrected for the number of runs; null for the baseline, and for runs that cannot be compared with it. */
  againstBaseline: (BaselineDifference & { standing: Standing }) | null;
  costs: RunCosts;
  /** True where no other run is better in quality, latency, index size or the price of its answers without being worse in another. */
  onFront: boolean;
}

export interface Leaderboard {
  metric: string;
  /** Best first. */
  rows: LeaderboardRow[];
  baseline: Run | null;
  /** Stretches of rows no two of which can be told apart; empty where that cannot be said. */
  brackets: Bracket[];
  notices: string[];
}

export interface LeaderboardOptions {
  baseline?: string | undefined;
  /** What is known of models today. */
  known: KnownModels;
  signal: AbortSignal;
}

/** Metrics worth ranking by, the first that was measured wins. */
const rankedBy = ["ndcg@10", "citation-f1", "token-f1", "answerability-auroc"];
const resamples = 1000;
/** While one waits for the disk, others are decoded. */
const readAtOnce = 16;
/** Nobody notices less, and it is measured on a busy machine. */
const noticedMs = 0.5;
const seed = 1;

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

/**
 * Runs best first, those that cannot be ranked last: without a value, of other sources or questions, measured by another definition, or
 * with too many failures. The first run given is the baseline where none is named. Where question sets differ by added questions,
 * all are ranked by the questions that every one of them was asked.
 */
export async function leaderboard(
  workspace: Workspace,
  runs: readonly Run[],
  metric: string,
  { baseline: named, known, signal }: LeaderboardOptions,
): Promise<Leaderboard> {
  const measured = runs.filter((run) => run.metrics[metric] !== undefined);
  const baseline = measured.find(({ id }) => id === named) ?? measured[0];
  if (baseline === undefined) return { metric, rows: [], baseline: null, brackets: [], notices: [] };

  const read = scoresReader(workspace, new Set([metric]));
  const scores: RunScores[] = [];
  for (let begin = 0; begin < measured.length; begin += readAtOnce) {
    throwIfAborted(signal);
    scores.push(...(await Promise.all(measured.slice(begin, begin + readAtOnce).map(read))));
  }
  const { entries, unranked, clusterOf, notices } = rankableRuns(
    scores,
    scores[measured.indexOf(baseline)]!,
    metric,
  );
  const table: ScoreTable = { scores: entries.map(({ row }) => row), clusterOf };
  const options = { seed, resamples, breathe: makeBreathe(signal) };
  const place = entries.findIndex(({ run }) => run === baseline);
  const differences =
    place === -1 ? entries.map(() => null) : await compareWithBaseline(table, place, options);
  const bracketed = await bracketRuns(table, options);
  const brackets = bracketed.status === "bracketed" ? bracketed.brackets : [];
  if (bracketed.status === "none" && entries.length > 1) notices.push(whyNoBrackets(bracketed.reason));
  const front = tradeOffFront(
    entries.map(({ run, summary }) => tradeOffOf(runCosts(run, known), summary, metric)),
  );
  const [best] = entries;
  const rows = entries.map(({ run, summary, row }, index): LeaderboardRow => {
    const difference = differences[index] ?? null;
    return {
      run,
      summary,
      behindBest: best === undefined || index === 0 ? null : behind(best.row, row, clusterOf),
      amongBest: index <= (brackets[0]?.last ?? entries.length),
      againstBaseline:
        difference === null
          ? null
          : { ...difference, standing: standingOf(difference, lowerIsBetter.has(metric)) },
      costs: runCosts(run, known),
      onFront: front[index]!,
    };
  });
  const others = unranked.map((run): LeaderboardRow => ({
    run,
    summary: run.metrics[metric]!,
    behindBest: null,
    amongBest: false,
    againstBaseline: null,
    costs: runCosts(run, known),
    onFront: false,
  }));
  return { metric, rows: [...rows, ...others], baseline, brackets, notices };
}

function tradeOffOf(costs: RunCosts, { value }: MetricSummary, metric: string): TradeOff {
  const { latencyMs, indexBytes, usdPerThousandQuestions } = costs;
  const quality = value === null || !lowerIsBetter.has(metric) ? value : -value;
  const latency = latencyMs === null ? null : Math.max(latencyMs, noticedMs);
  return { quality, costs: [latency, indexBytes, usdPerThousandQuestions] };
}

function behind(best: Float64Array, row: Float64Array, clusterOf: Uint32Array): LeaderboardRow["behindBest"] {
  const { values, ...sample } = pairedDifferences(best, row, clusterOf);
  const estimate = clusterRobustMean({ values, ...sample });
  const interval =
    estimate.status === "estimated" && estimate.clusters >= fewestClusters
      ? meanInterval(estimate, confidence)
      : { low: null, high: null };
  const difference = values.length === 0 ? null : meanOf(values);
  return { difference, ...interval, n: values.length, clusters: sample.clusters };
}

function standingOf({ low, high }: BaselineDifference, downward: boolean): Standing {
  if (low === null || high === null) return "none";
  if (low > 0) return downward ? "worse" : "better";
  if (high < 0) return downward ? "better" : "worse";
  return "inconclusive";
}

function whyNoBrackets(reason: "too-few-clusters" | "too-few-common-questions"): string {
  return reason === "too-few-clusters"
    ? `The questions fall into fewer than ${fewestClusters} clusters: no run can be told apart from another.`
    : "Too few questions were scored by all runs to say which cannot be told apart: compare two by themselves.";
}
