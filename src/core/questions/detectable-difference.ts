import { studentQuantile } from "../statistics/distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "../statistics/undefined-statistic.ts";

export interface DetectableDifference {
  status: "value";
  /** In points of the metric. */
  difference: number;
  questions: number;
  clusters: number;
  /** How many times as many questions clustering costs. */
  designEffect: number;
}

export interface ComparisonAssumptions {
  /** Standard deviation of the difference between two runs from question to question. */
  standardDeviation: number;
  /** How much questions of one cluster move together: 0 not at all, 1 as one. */
  intraClusterCorrelation: number;
}

const confidence = 0.95;
/** Of the comparisons in which a difference of this size is there, the share that finds it. */
const power = 0.8;

/**
 * The smallest true difference between two runs over these clusters that a paired comparison finds with 80 % power at 95 %
 * confidence: (t(.975) + t(.8)) · sd · √(deff / n), t with clusters − 1 degrees of freedom, deff = 1 + (m − 1)·rho with m
 * the size-weighted mean cluster size Σm²/Σm (Kish 1965; Donner and Klar 2000, section 5).
 */
export function detectableDifference(
  clusterSizes: readonly number[],
  { standardDeviation, intraClusterCorrelation }: ComparisonAssumptions,
): DetectableDifference | UndefinedStatistic {
  const questions = clusterSizes.reduce((sum, size) => sum + size, 0);
  if (questions === 0) return undefinedBecause("no-values");
  const clusters = clusterSizes.filter((size) => size > 0).length;
  if (clusters < 2) return undefinedBecause("one-cluster");
  if (standardDeviation <= 0) return undefinedBecause("no-variance");
  const typicalSize = clusterSizes.reduce((sum, size) => sum + size * size, 0) / questions;
  const designEffect = 1 + (typicalSize - 1) * intraClusterCorrelation;
  const degrees = clusters - 1;
  const quantiles = studentQuantile(1 - (1 - confidence) / 2, degrees) + studentQuantile(power, degrees);
  return {
    status: "value",
    difference: quantiles * standardDeviation * Math.sqrt(designEffect / questions),
    questions,
    clusters,
    designEffect,
  };
}
