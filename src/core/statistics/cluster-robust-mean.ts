import { type ClusteredValues, clusterTotals, meanOf } from "./clustered-values.ts";
import { studentQuantile, studentUpperTail } from "./distributions.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A mean whose uncertainty allows for values of one cluster rising and falling together. */
export interface ClusterRobustMean {
  status: "estimated";
  mean: number;
  /** CR2: the bias-reduced cluster-robust standard error. */
  standardError: number;
  /** Bell–McCaffrey degrees of freedom: the number of clusters less one where all are equally large, fewer where they are not. */
  degrees: number;
  n: number;
  clusters: number;
  /** How often larger the variance is than if every value were independent; 1 where clusters do not matter. */
  designEffect: number;
}

/** Below this share of the values' own spread, differences between clusters are rounding. */
const roundingShare = 1e-9;

/**
 * Mean with the CR2 standard error (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018), for a mean in closed form:
 * sqrt(sum of (cluster residual sum)^2 / (1 - cluster size / n)) / n. Undefined below two clusters, and where clusters
 * do not differ, as no spread says nothing about the next question.
 */
export function clusterRobustMean(sample: ClusteredValues): ClusterRobustMean | UndefinedStatistic {
  const { values, clusters } = sample;
  const n = values.length;
  if (n === 0) return undefinedBecause("no-values");
  if (n === 1) return undefinedBecause("one-value");
  if (clusters < 2) return undefinedBecause("one-cluster");
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const { sums, counts } = clusterTotals(sample);
  let variance = 0;
  let diagonal = 0;
  let weights = 0;
  let squaredWeights = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = counts[cluster]!;
    const rest = 1 - size / n;
    variance += (sums[cluster]! - size * mean) ** 2 / rest;
    diagonal += size * size;
    const weight = (size * size) / rest;
    weights += weight;
    squaredWeights += weight * weight;
  }
  const standardError = Math.sqrt(variance) / n;
  const spread = Math.sqrt(squares / (n - 1));
  if (spread <= roundingShare * Math.abs(mean) || standardError <= roundingShare * spread) {
    return undefinedBecause("no-variance");
  }
  // (sum of eigenvalues)^2 / sum of their squares, for independent errors: both are sums over clusters.
  const degrees = (n * n) / (diagonal + (weights * weights - squaredWeights) / (n * n));
  const designEffect = (standardError * standardError * n) / (spread * spread);
  return { status: "estimated", mean, standardError, degrees, n, clusters, designEffect };
}

/** Two-sided Student interval of the mean. @param confidence such as .95 */
export function meanInterval(estimate: ClusterRobustMean, confidence: number): Interval {
  const reach = studentQuantile(1 - (1 - confidence) / 2, estimate.degrees) * estimate.standardError;
  return { low: estimate.mean - reach, high: estimate.mean + reach };
}

/** The value that the true mean lies above with this confidence: one-sided. */
export function lowerBound(estimate: ClusterRobustMean, confidence: number): number {
  return estimate.mean - studentQuantile(confidence, estimate.degrees) * estimate.standardError;
}

/** Two-sided p value of the mean against a hypothetical one. */
export function meanPValue(estimate: ClusterRobustMean, hypothetical = 0): number {
  const t = Math.abs(estimate.mean - hypothetical) / estimate.standardError;
  return Math.min(1, 2 * studentUpperTail(t, estimate.degrees));
}
