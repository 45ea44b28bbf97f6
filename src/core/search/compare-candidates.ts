import type { DropReason } from "../../contracts/search.ts";
import { clusterRobustMean, lowerBound } from "../statistics/cluster-robust-mean.ts";
import type { Interval } from "../statistics/undefined-statistic.ts";
import { differencesOf, type Measure, type Scoreboard } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Candidate } from "./search-space.ts";

/** One-sided confidence of every drop. */
const dropConfidence = 0.95;
/** With fewer clusters a bound is not relied on, and nobody is dropped by it. */
const fewestClusters = 5;
/** Scores this near are as good as equal where time or cost differ. */
const equalScores = 0.01;

/**
 * Why the candidate cannot be what is looked for: its score's upper bound lies below the leader's, or it is at most as
 * good and clearly slower or dearer, and not better in either. Undefined where it may yet be the best.
 */
export function reasonToDrop(
  board: Scoreboard,
  candidate: Candidate,
  leader: Candidate,
  questions: readonly SearchQuestion[],
): DropReason | undefined {
  const scores = bounds(board, candidate, leader, questions, "score");
  if (scores === undefined || scores.high >= equalScores) return undefined;
  const { difference, high: upper, n, clusters } = scores;
  const against = { against: leader.id, difference, upper, n, clusters };
  if (upper < 0) return { kind: "clearly-worse", ...against };
  const spent = (["time", "cost"] as const).map((measure) => ({
    measure,
    bounds: bounds(board, candidate, leader, questions, measure),
  }));
  const worseIn = spent.filter(({ bounds: known }) => known !== undefined && known.high < 0);
  const betterIn = spent.filter(({ bounds: known }) => known !== undefined && known.difference > 0);
  if (worseIn.length === 0 || betterIn.length > 0) return undefined;
  return { kind: "dominated", ...against, worseIn: worseIn.map(({ measure }) => measure) };
}

/** One-sided bounds of the candidate's mean less the leader's. Undefined where there is too little to form them. */
function bounds(
  board: Scoreboard,
  candidate: Candidate,
  leader: Candidate,
  questions: readonly SearchQuestion[],
  measure: Measure,
): (Interval & { difference: number; n: number; clusters: number }) | undefined {
  const differences = differencesOf(board, candidate.id, leader.id, questions, measure);
  const estimate = clusterRobustMean(differences);
  if (estimate.status === "undefined" || estimate.clusters < fewestClusters) return undefined;
  const reach = estimate.mean - lowerBound(estimate, dropConfidence);
  const { mean: difference, n, clusters } = estimate;
  return { difference, low: difference - reach, high: difference + reach, n, clusters };
}

