import type { NoVerdictReason, VerdictKind } from "../../contracts/verdict.ts";
import type { ClusterRobustMean } from "../statistics/cluster-robust-mean.ts";
import { lowerBound, meanInterval } from "../statistics/cluster-robust-mean.ts";
import { type NeededSample, sampleFor } from "../statistics/detectable-difference.ts";

/** Of the two-sided interval that decides "better" and "worse", and of the one-sided bound that decides "not worse". */
export const confidence = 0.95;
/** Fewer groups of questions than this say too little about the next one for any interval to hold what it promises. */
export const fewestClusters = 8;
/** Where more of the questions could not be measured on one side, what could is no fair sample. */
export const mostFailed = 0.05;

export type Decision =
  | { kind: Exclude<VerdictKind, "none" | "inconclusive"> }
  | { kind: "inconclusive"; needed: NeededSample | null }
  | { kind: "none"; reason: NoVerdictReason };

/** A sample so much larger than the present one is not "more questions" but another undertaking. */
const mostTimes = 100;

/**
 * The one rule of all verdicts. Better or worse: the 95 % interval of the mean gain lies on one side of zero. Not worse: with 95 %
 * confidence the loss stays within the margin. Better is asked first, then not worse, then worse, so a small but certain loss
 * within the margin is "not worse".
 * @param gain mean gain of the second run: positive is better, whatever the metric's direction
 * @param loss the largest plausible loss, see {@link largestLoss}
 */
export function decideVerdict(gain: ClusterRobustMean, loss: number, margin: number | null): Decision {
  if (gain.clusters < fewestClusters) return { kind: "none", reason: "too-few-clusters" };
  const { low, high } = meanInterval(gain, confidence);
  if (low > 0) return { kind: "better" };
  if (margin !== null && loss < margin) return { kind: "not-worse" };
  if (high < 0) return { kind: "worse" };
  return { kind: "inconclusive", needed: neededFor(gain, margin) };
}

/**
 * With this confidence (one-sided) the true loss is no larger.
 * @param changed questions whose score differs between the runs; at least 1
 */
export function largestLoss(gain: ClusterRobustMean, changed: number, level = confidence): number {
  return Math.max(0, -lowerBound(allowingForRareLosses(gain, changed), level));
}

/**
 * The gain as claims of "not worse" judge it. Losses are rare where both runs do well, and a handful of them understates its own
 * spread; so the standard error is taken as if two more questions had changed, one each way (Agresti and Min 2005; Bonett
 * and Price 2012), which matters where few differ and vanishes where many do.
 */
export function allowingForRareLosses(gain: ClusterRobustMean, changed: number): ClusterRobustMean {
  return { ...gain, standardError: gain.standardError * Math.sqrt(1 + 2 / changed) };
}

/** The smaller of what would show a difference from zero and what would show that the margin holds, beyond the present sample. */
function neededFor(gain: ClusterRobustMean, margin: number | null): NeededSample | null {
  const two = 1 - (1 - confidence) / 2;
  const samples: NeededSample[] = [];
  if (gain.mean !== 0) samples.push(sampleFor(Math.abs(gain.mean), gain, { confidence: two }));
  if (margin !== null && gain.mean + margin > 0)
    samples.push(sampleFor(gain.mean + margin, gain, { confidence }));
  return smallestBeyond(gain, samples);
}

/** The smallest of the samples, less what there is; null where even that is not "more questions" but another undertaking. */
export function smallestBeyond(
  present: Pick<ClusterRobustMean, "n" | "clusters">,
  samples: readonly NeededSample[],
): NeededSample | null {
  const [smallest] = [...samples].sort((a, b) => a.questions - b.questions);
  if (smallest === undefined || smallest.questions > mostTimes * present.n) return null;
  // The power of four in five may be had already and luck have been bad: then it takes a few more all the same.
  return {
    questions: Math.max(Math.ceil(present.n / present.clusters), smallest.questions - present.n),
    clusters: Math.max(1, smallest.clusters - present.clusters),
  };
}
