import type { DropReason, SearchComparison, SearchScore } from "../../contracts/search.ts";
import { type ClusteredValues, meanOf } from "../statistics/clustered-values.ts";
import { clusterRobustMean, lowerBound, meanInterval } from "../statistics/cluster-robust-mean.ts";
import type { UndefinedReason } from "../statistics/undefined-statistic.ts";
import { differencesOf, type Measure, type Scoreboard, valuesOf } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";

/** One-sided confidence of every drop. */
const dropConfidence = 0.95;
/** With fewer clusters a bound is not relied on, and nobody is dropped by it. */
const fewestClusters = 5;
/** Scores this near are as good as equal where time or cost differ. */
const equalScores = 0.01;
/** Less than this share slower or dearer is not worth a drop: times of one machine on one day differ by as much. */
const clearlyMore = 0.1;

const whyUndefined: Partial<Record<UndefinedReason, string>> = {
  "no-values": "no question was scored",
  "one-value": "one question has no spread",
  "one-cluster": "all questions are of one cluster",
  "no-variance": "every cluster scored the same, which says nothing about the next question",
};

/**
 * Why the candidate cannot be what is looked for: its score's upper bound lies below the leader's, or it is at most as
 * good, clearly slower or dearer, and better in neither. Undefined where it may yet be the best.
 */
export function reasonToDrop(
  board: Scoreboard,
  candidate: string,
  leader: string,
  questions: readonly SearchQuestion[],
): DropReason | undefined {
  const differences = (measure: Measure) => differencesOf(board, candidate, leader, questions, measure);
  const score = upperBound(differences("score"), dropConfidence);
  if (score === undefined || score.upper >= equalScores) return undefined;
  const against = { against: leader, ...score };
  if (score.upper < 0) return { kind: "clearly-worse", ...against };
  const spent = (["time", "cost"] as const).flatMap((measure) => {
    const bound = upperBound(differences(measure), dropConfidence);
    return bound === undefined ? [] : [{ measure, ...bound }];
  });
  const worseIn = spent
    .filter(({ measure, upper }) => upper < -clearlyMore * spendingOf(board, leader, questions, measure))
    .map(({ measure }) => measure);
  const betterInOne = spent.some(({ difference }) => difference > 0);
  return worseIn.length === 0 || betterInOne ? undefined : { kind: "dominated", ...against, worseIn };
}

/** Mean time or cost of the candidate on these questions. */
function spendingOf(
  board: Scoreboard,
  candidate: string,
  questions: readonly SearchQuestion[],
  measure: Measure,
): number {
  const values = questions.flatMap((question) => board.value(candidate, question, measure) ?? []);
  return values.length === 0 ? 0 : -meanOf(values);
}

export interface UpperBound {
  difference: number;
  /** The true difference lies below it with the confidence asked for. */
  upper: number;
  n: number;
  clusters: number;
}

/** Undefined where there is too little to form it. */
export function upperBound(differences: ClusteredValues, confidence: number): UpperBound | undefined {
  const estimate = clusterRobustMean(differences);
  if (estimate.status === "undefined" || estimate.clusters < fewestClusters) return undefined;
  const { mean: difference, n, clusters } = estimate;
  return { difference, upper: 2 * difference - lowerBound(estimate, confidence), n, clusters };
}

/** The candidate's mean on these questions with its 95 % interval; null where it was scored on none of them. */
export function scoreOf(
  board: Scoreboard,
  candidate: string,
  questions: readonly SearchQuestion[],
  sign: 1 | -1,
): SearchScore | null {
  const found = intervalOf(valuesOf(board, candidate, questions), sign);
  return found.mean === null ? null : { ...found, mean: found.mean };
}

/** First minus second on these questions, with the 95 % interval of the paired difference. */
export function comparisonOf(
  board: Scoreboard,
  first: string,
  second: string,
  questions: readonly SearchQuestion[],
  sign: 1 | -1,
): SearchComparison {
  const { mean, ...rest } = intervalOf(differencesOf(board, first, second, questions), sign);
  return { difference: mean, ...rest };
}

function intervalOf(
  sample: ClusteredValues,
  sign: 1 | -1,
): Omit<SearchScore, "mean"> & { mean: number | null } {
  const n = sample.values.length;
  const mean = n === 0 ? null : sign * meanOf(sample.values);
  const estimate = clusterRobustMean(sample);
  if (estimate.status === "undefined") {
    const why = whyUndefined[estimate.reason] ?? estimate.reason;
    return { mean, low: null, high: null, n, clusters: sample.clusters, why };
  }
  const { low, high } = meanInterval(estimate, 0.95);
  const [first, second] = sign === 1 ? [low, high] : [-high, -low];
  return { mean, low: first, high: second, n, clusters: sample.clusters, why: null };
}
