import { confidence } from "../comparison/decide-verdict.ts";
import { minimumDetectableDifference } from "../statistics/detectable-difference.ts";
import type { DetectableDifference } from "../statistics/paired-design.ts";
import { type UndefinedStatistic, undefinedBecause } from "../statistics/undefined-statistic.ts";

export interface ComparisonAssumptions {
  /** Standard deviation of the difference between two runs from question to question. */
  standardDeviation: number;
  /** How much questions of one cluster move together: 0 not at all, 1 as one. */
  intraClusterCorrelation: number;
}

/** What a comparison over questions in clusters of these sizes finds. */
export type DetectableBySet = (DetectableDifference & { questions: number }) | UndefinedStatistic;

/**
 * The smallest true difference between two runs over these clusters that a paired comparison finds four times in five, with
 * clusters − 1 degrees of freedom and the design effect of unequal clusters, 1 + (m − 1)·rho with m the size-weighted mean
 * cluster size Σm²/Σm (Kish 1965; Donner and Klar 2000, section 5).
 */
export function detectableBySet(
  clusterSizes: readonly number[],
  { standardDeviation, intraClusterCorrelation }: ComparisonAssumptions,
): DetectableBySet {
  const questions = clusterSizes.reduce((sum, size) => sum + size, 0);
  if (questions === 0) return undefinedBecause("no-values");
  const clusters = clusterSizes.filter((size) => size > 0).length;
  if (clusters < 2) return undefinedBecause("one-cluster");
  if (standardDeviation <= 0) return undefinedBecause("no-variance");
  const typicalSize = clusterSizes.reduce((sum, size) => sum + size * size, 0) / questions;
  const designEffect = 1 + (typicalSize - 1) * intraClusterCorrelation;
  const standardError = standardDeviation * Math.sqrt(designEffect / questions);
  const difference = minimumDetectableDifference({ standardError, degrees: clusters - 1 }, { confidence });
  return { status: "estimated", difference, questions, clusters, designEffect };
}
