import { differenceText, intervalText } from "../../contracts/score-text.ts";
import { counted } from "../../contracts/count-text.ts";
import type { NoVerdictReason, Verdict } from "../../contracts/verdict.ts";
import { fewestClusters } from "../../core/comparison/decide-verdict.ts";
import { verdictSentence } from "../../core/comparison/verdict-sentence.ts";
import { isLowerBetter } from "../metric-direction.ts";
import type { Leaderboard, LeaderboardRow } from "./leaderboard.ts";

/** The best of a leaderboard, as far as that can be said. */
export interface BoardVerdict {
  /** Null where no run can be ranked. */
  best: LeaderboardRow | null;
  /** Other runs that cannot be told apart from it; null where that cannot be said. */
  notApart: number | null;
  /** Against the baseline, by its interval corrected for the number of runs; null where the best is the baseline, or stands alone. */
  verdict: Pick<Verdict, "kind" | "sentence"> | null;
}

export function boardVerdict({ metric, rows, baseline, brackets }: Leaderboard): BoardVerdict {
  const best = rows.find(({ amongBest }) => amongBest);
  if (best === undefined) return { best: null, notApart: null, verdict: null };
  const others = rows.filter(({ amongBest }) => amongBest).length - 1;
  const notApart = others === 0 ? 0 : brackets.length === 0 ? null : others;
  if (baseline === null || best.againstBaseline === null) return { best, notApart, verdict: null };
  const names =
    best.run.label === baseline.label
      ? { first: baseline.id, second: best.run.id }
      : { first: baseline.label, second: best.run.label };
  return { best, notApart, verdict: told(metric, best.againstBaseline, names) };
}

function told(
  metric: string,
  against: NonNullable<LeaderboardRow["againstBaseline"]>,
  names: { first: string; second: string },
): BoardVerdict["verdict"] {
  const { standing, difference, low, high, n, clusters } = against;
  const lowerIsBetter = isLowerBetter(metric);
  if (standing === "inconclusive") {
    const lower = lowerIsBetter ? " (lower is better)" : "";
    const measured = `${differenceText(difference)} ${intervalText(low, high)}`;
    const sample = `${counted(n, "question")} in ${counted(clusters, "cluster")}`;
    const sentence = `Cannot say yet whether ${names.second} or ${names.first} is better in ${metric}${lower}: ${measured} on ${sample}.`;
    return { kind: standing, sentence };
  }
  const decision =
    standing === "none"
      ? ({ kind: "none", reason: whyNone(against) } as const)
      : ({ kind: standing } as const);
  const compared = { ...nothingElse, metric, lowerIsBetter, difference, low, high, n, clusters };
  return { kind: standing, sentence: verdictSentence(decision, compared, names) };
}

function whyNone({
  n,
  clusters,
  difference,
}: {
  n: number;
  clusters: number;
  difference: number | null;
}): NoVerdictReason {
  if (n === 0) return "no-common-scores";
  if (clusters < fewestClusters) return "too-few-clusters";
  return difference === 0 ? "unchanged" : "no-variance";
}

/** What the sentences of these verdicts do not speak of. */
const nothingElse = {
  first: null,
  second: null,
  largestLoss: null,
  p: null,
  designEffect: null,
  degrees: null,
  margin: null,
  coverage: null,
  discordant: null,
  detectable: null,
};
