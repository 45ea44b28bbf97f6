import type { MetricComparison, NoVerdictReason } from "../../contracts/verdict.ts";
import { meanOf } from "../statistics/clustered-values.ts";
import {
  type ClusterRobustMean,
  clusterRobustMean,
  meanInterval,
  meanPValue,
} from "../statistics/cluster-robust-mean.ts";
import { minimumDetectableDifference } from "../statistics/detectable-difference.ts";
import { confidence, type Decision, decideVerdict, largestLoss, mostFailed } from "./decide-verdict.ts";
import type { PairedScores } from "./paired-scores.ts";
import { type Sides, verdictSentence } from "./verdict-sentence.ts";

export interface ComparedBy {
  metric: string;
  lowerIsBetter: boolean;
  /** The loss that is accepted, in the metric's unit; null where "not worse" is not asked. */
  margin: number | null;
}

type Compared = Omit<MetricComparison, "verdict">;

/** Two runs by one metric: the paired difference with its interval, and what may be said. */
export function compareMetric(paired: PairedScores, by: ComparedBy, sides: Sides): MetricComparison {
  const { first, second, differences, coverage } = paired;
  const n = differences.values.length;
  const estimate = clusterRobustMean(differences);
  const measured: Measured = {
    first: n === 0 ? null : meanOf(first),
    second: n === 0 ? null : meanOf(second),
    difference: n === 0 ? null : meanOf(differences.values),
    n,
    clusters: differences.clusters,
    coverage,
    discordant: discordantCounts(paired, by.lowerIsBetter),
    changed: differences.values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0),
  };
  return compareEstimate(measured, estimate.status === "estimated" ? estimate : undefined, by, sides);
}

/** What was seen of the two runs, before anything is inferred. */
export interface Measured extends Pick<
  MetricComparison,
  "first" | "second" | "difference" | "n" | "clusters" | "coverage" | "discordant"
> {
  /** Questions that the two runs did not do alike. */
  changed: number;
}

/** The interval and the verdict for a measured difference. @param estimated undefined where it has no spread */
export function compareEstimate(
  { changed, ...measured }: Measured,
  estimated: ClusterRobustMean | undefined,
  by: ComparedBy,
  sides: Sides,
): MetricComparison {
  const gain = estimated === undefined ? undefined : inGains(estimated, by.lowerIsBetter);
  const compared: Compared = {
    ...by,
    ...measured,
    ...(estimated === undefined ? { low: null, high: null } : meanInterval(estimated, confidence)),
    largestLoss: gain === undefined ? null : largestLoss(gain, changed),
    p: estimated === undefined ? null : meanPValue(estimated),
    designEffect: estimated?.designEffect ?? null,
    degrees: estimated?.degrees ?? null,
    detectable: estimated === undefined ? null : minimumDetectableDifference(estimated, { confidence }),
  };
  return withVerdict(compared, decide(compared, gain, changed), sides);
}

/** A metric that the two runs cannot be compared by. */
export function notCompared(by: ComparedBy, reason: NoVerdictReason, sides: Sides): MetricComparison {
  const compared: Compared = {
    ...by,
    first: null,
    second: null,
    difference: null,
    low: null,
    high: null,
    largestLoss: null,
    p: null,
    n: 0,
    clusters: 0,
    designEffect: null,
    degrees: null,
    coverage: null,
    discordant: null,
    detectable: null,
  };
  return withVerdict(compared, { kind: "none", reason }, sides);
}

function decide(compared: Compared, gain: ClusterRobustMean | undefined, changed: number): Decision {
  const { n, coverage, margin } = compared;
  if (n === 0) return { kind: "none", reason: "no-common-scores" };
  if (coverage !== null && Math.max(failedShare(coverage.first), failedShare(coverage.second)) > mostFailed) {
    return { kind: "none", reason: "too-many-failed" };
  }
  if (changed === 0) return { kind: "none", reason: "unchanged" };
  if (gain === undefined || compared.largestLoss === null) {
    return { kind: "none", reason: compared.clusters < 2 ? "too-few-clusters" : "no-variance" };
  }
  return decideVerdict(gain, compared.largestLoss, margin);
}

function withVerdict(compared: Compared, decision: Decision, sides: Sides): MetricComparison {
  return {
    ...compared,
    verdict: {
      kind: decision.kind,
      sentence: verdictSentence(decision, compared, sides),
      reason: decision.kind === "none" ? decision.reason : null,
      needed: decision.kind === "inconclusive" ? decision.needed : null,
    },
  };
}

function inGains(difference: ClusterRobustMean, lowerIsBetter: boolean): ClusterRobustMean {
  return lowerIsBetter ? { ...difference, mean: -difference.mean } : difference;
}

function failedShare({ scored, failed }: { scored: number; failed: number }): number {
  return failed === 0 ? 0 : failed / (scored + failed);
}

/** Only where every score on both sides is 0 or 1. */
function discordantCounts({ first, second }: PairedScores, lowerIsBetter: boolean): Compared["discordant"] {
  const isYesOrNo = (score: number) => score === 0 || score === 1;
  if (first.length === 0 || !first.every(isYesOrNo) || !second.every(isYesOrNo)) return null;
  let up = 0;
  let down = 0;
  for (let index = 0; index < first.length; index++) {
    if (second[index]! > first[index]!) up += 1;
    if (second[index]! < first[index]!) down += 1;
  }
  return lowerIsBetter ? { gained: down, lost: up } : { gained: up, lost: down };
}
