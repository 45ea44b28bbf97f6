import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary } from "../../contracts/outcome.ts";
import type { Run } from "../../contracts/run.ts";
import { type Bracket, bracketRuns } from "../../core/comparison/bracket-runs.ts";
import { compareMetric } from "../../core/comparison/compare-metric.ts";
import {
  type BaselineDifference,
  compareWithBaseline,
  type ScoreTable,
} from "../../core/comparison/compare-with-baseline.ts";
import { fewestClusters } from "../../core/comparison/decide-verdict.ts";
import { pairScores } from "../../core/comparison/paired-scores.ts";
import { tradeOffFront } from "../../core/comparison/trade-off-front.ts";
import { numberClusters } from "../../core/statistics/clustered-values.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { commonGround, type Comparable } from "../comparable.ts";
import { runCosts } from "../run-costs.ts";
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
  /** True where no other run is better in quality, latency or index size without being worse in another. */
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

/** Metrics worth ranking by, the first that was measured wins. */
const rankedBy = ["ndcg@10", "citation-f1", "token-f1", "answerability-auroc"];
const resamples = 1000;
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

/** Finished runs, best first; those without a value come last. The first run given is the baseline where none is named. */
export async function leaderboard(
  workspace: Workspace,
  runs: readonly Run[],
  metric: string,
  { baseline: named, signal }: { baseline?: string | undefined; signal: AbortSignal },
): Promise<Leaderboard> {
  const downward = lowerIsBetter.has(metric);
  const measured = runs
    .flatMap((run) => {
      const summary = run.metrics[metric];
      return summary === undefined ? [] : [{ run, summary }];
    })
    .sort((a, b) => rankOf(b.summary.value, downward) - rankOf(a.summary.value, downward));
  const best = measured[0]?.run;
  const baseline =
    runs.find(({ id }) => id === named) ?? runs.find((run) => run.metrics[metric] !== undefined);
  if (best === undefined || baseline === undefined) {
    return { metric, rows: [], baseline: null, brackets: [], notices: [] };
  }

  const read = scoresReader(workspace);
  const scores: RunScores[] = [];
  for (const { run } of measured) scores.push(await read(run));
  const place = measured.findIndex(({ run }) => run === baseline);
  const { table, comparable, notices } = tabled(scores, place, metric);
  const options = { seed, resamples, breathe: makeBreathe(signal) };
  const differences = await compareWithBaseline(table, place, options);
  const bracketed = await bracketRuns(table, options);
  const brackets = bracketed.status === "bracketed" ? bracketed.brackets : [];
  if (bracketed.status === "none" && measured.length > 1) notices.push(whyNoBrackets(bracketed.reason));
  const front = tradeOffFront(
    measured.map(({ run, summary }) => {
      const { latencyMs, indexBytes } = runCosts(run);
      const quality = summary.value === null ? null : downward ? -summary.value : summary.value;
      return { quality, costs: [latencyMs, indexBytes] };
    }),
  );
  const rows = measured.map(({ run, summary }, index): LeaderboardRow => {
    const difference = comparable[index] ? differences[index] : null;
    return {
      run,
      summary,
      behindBest: run === best ? null : behind(scores[0]!, scores[index]!, metric),
      amongBest: index <= (brackets[0]?.last ?? measured.length),
      againstBaseline:
        difference == null ? null : { ...difference, standing: standingOf(difference, downward) },
      onFront: front[index]!,
    };
  });
  return { metric, rows, baseline, brackets, notices };
}

function rankOf(value: number | null, downward: boolean): number {
  if (value === null) return -Infinity;
  return downward ? -value : value;
}

/** All runs' scores on the baseline's questions. A run that cannot be compared has no scores there. */
function tabled(
  scores: readonly RunScores[],
  baseline: number,
  metric: string,
): { table: ScoreTable; comparable: boolean[]; notices: string[] } {
  const reference = scores[baseline]!;
  const notices = new Set<string>();
  const comparable: boolean[] = [];
  const rows = scores.map((one) => {
    const row = new Float64Array(reference.questions.length).fill(Number.NaN);
    const ground = groundOf(reference, one, metric, notices);
    comparable.push(ground !== undefined);
    const column = one.columns.get(metric);
    if (ground === undefined || column === undefined) return row;
    for (const notice of ground.notices) notices.add(notice);
    const { first, second } = ground.common;
    for (const [place, question] of first.entries()) row[question] = column.scores[second[place]!]!;
    return row;
  });
  const clusterOf = numberClusters(reference.questions.map(({ group }) => group));
  return { table: { scores: rows, clusterOf }, comparable, notices: [...notices] };
}

function groundOf(
  reference: RunScores,
  one: RunScores,
  metric: string,
  notices: Set<string>,
): Comparable | undefined {
  const [expected, version] = [reference, one].map(({ run }) => run.metrics[metric]?.version);
  if (expected !== version) {
    notices.add(`${one.run.id} measured ${metric} by another version of its definition and is not compared.`);
    return undefined;
  }
  try {
    return commonGround(reference, one);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    notices.add(thrown.message);
    return undefined;
  }
}

function behind(best: RunScores, one: RunScores, metric: string): LeaderboardRow["behindBest"] {
  const [left, right] = [best.columns.get(metric), one.columns.get(metric)];
  const ground = groundOf(best, one, metric, new Set());
  if (left === undefined || right === undefined || ground === undefined) return null;
  const by = { metric, lowerIsBetter: lowerIsBetter.has(metric), margin: null };
  const sides = { first: best.run.id, second: one.run.id };
  const { difference, low, high, n, clusters } = compareMetric(
    pairScores(left, right, ground.common),
    by,
    sides,
  );
  return { difference, low, high, n, clusters };
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
