import { type ClusteredValues, clusterTotals, meanOf } from "./clustered-values.ts";
import { isConstant, sampleVariance } from "./sample-variance.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** How alike values of one cluster are. */
export interface IntraClusterCorrelation {
  status: "estimated";
  /** 0 (no more alike than any two values) to 1 (equal within each cluster). */
  correlation: number;
  /** Before it was cut off at 0: negative where values of one cluster differ more than values of different ones. */
  unclipped: number;
}

/**
 * One-way analysis-of-variance estimator for clusters of any sizes (Fisher 1925; Donner 1986):
 * (MSB - MSW) / (MSB + (m - 1) MSW), with m = (n - sum of squared sizes / n) / (clusters - 1). Undefined below two values or
 * clusters, where no cluster holds two values, and where nothing varies.
 */
export function intraClusterCorrelation(
  sample: ClusteredValues,
): IntraClusterCorrelation | UndefinedStatistic {
  const { values, clusterOf, clusters } = sample;
  const n = values.length;
  if (n === 0) return undefinedBecause("no-values");
  if (n === 1) return undefinedBecause("one-value");
  if (clusters === 1) return undefinedBecause("one-cluster");
  if (clusters === n) return undefinedBecause("no-pairs");
  const mean = meanOf(values);
  if (isConstant(Math.sqrt(sampleVariance(values)), mean)) return undefinedBecause("no-variance");
  const { sums, counts } = clusterTotals(sample);
  let between = 0;
  let squaredSizes = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = counts[cluster]!;
    between += size * (sums[cluster]! / size - mean) ** 2;
    squaredSizes += size * size;
  }
  let within = 0;
  for (let index = 0; index < n; index++) {
    const cluster = clusterOf[index]!;
    within += (values[index]! - sums[cluster]! / counts[cluster]!) ** 2;
  }
  const meanSquareBetween = between / (clusters - 1);
  const meanSquareWithin = within / (n - clusters);
  const typicalSize = (n - squaredSizes / n) / (clusters - 1);
  const unclipped =
    (meanSquareBetween - meanSquareWithin) / (meanSquareBetween + (typicalSize - 1) * meanSquareWithin);
  return { status: "estimated", correlation: Math.max(0, unclipped), unclipped };
}
