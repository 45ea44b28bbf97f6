import type { GateFigures, GateReason } from "../../contracts/gate.ts";
import { allowingForRareLosses, fewestClusters, largestLoss } from "../comparison/decide-verdict.ts";
import type { PairedScores } from "../comparison/paired-scores.ts";
import { meanOf } from "../statistics/clustered-values.ts";
import {
  type ClusterRobustMean,
  clusterRobustMean,
  meanInterval,
} from "../statistics/cluster-robust-mean.ts";

export interface MeasureBy {
  lowerIsBetter: boolean;
  confidence: number;
  /** False where too few questions were measured for the rest to be a fair sample. */
  covered: boolean;
}

/** What the candidate changed by one metric; positive gains are better, whatever the metric's direction. */
export type MeasuredChange = { figures: GateFigures } & (
  | {
      status: "estimated";
      gain: ClusterRobustMean;
      /** The gain with the wider standard error that claims of "not worse" are held to. */
      cautious: ClusterRobustMean;
    }
  | {
      status: "not-estimated";
      reason: Extract<
        GateReason,
        "unchanged" | "too-few-scored" | "too-few-clusters" | "no-variance" | "no-common-scores"
      >;
    }
);

/** Baseline and candidate by one metric, and whether anything can be inferred from it. */
export function measureChange(paired: PairedScores, by: MeasureBy): MeasuredChange {
  const { first, second, differences } = paired;
  const { lowerIsBetter, confidence, covered } = by;
  const n = differences.values.length;
  const changed = differences.values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
  const difference = clusterRobustMean(differences);
  const estimated = difference.status === "estimated" && changed > 0 ? difference : undefined;
  const gain = estimated && { ...estimated, mean: lowerIsBetter ? -estimated.mean : estimated.mean };
  const interval = estimated && meanInterval(estimated, confidence);
  const figures: GateFigures = {
    lowerIsBetter,
    baseline: n === 0 ? null : meanOf(first),
    candidate: n === 0 ? null : meanOf(second),
    difference: n === 0 ? null : meanOf(differences.values),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    largestLoss: gain === undefined ? null : largestLoss(gain, changed, confidence),
    n,
    clusters: differences.clusters,
  };
  if (n === 0) return { status: "not-estimated", reason: "no-common-scores", figures };
  if (!covered) return { status: "not-estimated", reason: "too-few-scored", figures };
  if (changed === 0) return { status: "not-estimated", reason: "unchanged", figures };
  if (differences.clusters < fewestClusters) {
    return { status: "not-estimated", reason: "too-few-clusters", figures };
  }
  if (gain === undefined) return { status: "not-estimated", reason: "no-variance", figures };
  return { status: "estimated", gain, cautious: allowingForRareLosses(gain, changed), figures };
}
