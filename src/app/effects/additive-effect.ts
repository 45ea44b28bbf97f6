import { confidence } from "../../core/comparison/decide-verdict.ts";
import { type ClusteredValues, withoutEmptyClusters } from "../../core/statistics/clustered-values.ts";
import { clusterRobustMean, meanInterval } from "../../core/statistics/cluster-robust-mean.ts";
import { studentQuantile } from "../../core/statistics/distributions.ts";
import { additiveContrast, type AdditiveContrast } from "./additive-weights.ts";
import type { VariedSetting } from "./varied-settings.ts";

export type AdditiveEffect =
  | { status: "estimated"; difference: number; low: number; high: number; n: number; clusters: number }
  | { status: "not-apart"; n: 0; clusters: 0 }
  /** The questions are there, and their spread says nothing. */
  | { status: "undefined"; sample: ClusteredValues };

/** Runs beyond the effects that tell how well they add up; fewer say too little of it. */
const fewestResidualDegrees = 3;

/**
 * A value of a setting minus another, all settings fitted together by least squares. The interval allows for which questions were
 * asked, clusters kept whole; and where there are runs enough to see how far settings depend on each other, for that too: it is the
 * wider of the two.
 */
export function additiveEffect(
  settings: readonly VariedSetting[],
  setting: VariedSetting,
  [level, reference]: readonly [number, number],
  { rows, clusterOf }: { rows: readonly Float64Array[]; clusterOf: Uint32Array },
): AdditiveEffect {
  const contrast = additiveContrast(settings, setting, level, reference);
  if (contrast === undefined) return { status: "not-apart", n: 0, clusters: 0 };
  const { sample, means } = weighted(contrast, rows, clusterOf);
  const estimate = clusterRobustMean(sample);
  if (estimate.status !== "estimated") return { status: "undefined", sample };
  const { low, high } = meanInterval(estimate, confidence);
  const reach = Math.max((high - low) / 2, reachOfRuns(contrast, means));
  const { mean: difference, n, clusters } = estimate;
  return { status: "estimated", difference, low: difference - reach, high: difference + reach, n, clusters };
}

/** On the questions that all runs scored. */
function weighted(
  { weights }: AdditiveContrast,
  rows: readonly Float64Array[],
  clusterOf: Uint32Array,
): { sample: ClusteredValues; means: Float64Array } {
  const values: number[] = [];
  const numbers: number[] = [];
  const sums = new Float64Array(rows.length);
  for (let question = 0; question < clusterOf.length; question++) {
    let value = 0;
    for (const [run, row] of rows.entries()) value += weights[run]! * row[question]!;
    if (Number.isNaN(value)) continue;
    values.push(value);
    numbers.push(clusterOf[question]!);
    for (const [run, row] of rows.entries()) sums[run]! += row[question]!;
  }
  return {
    sample: withoutEmptyClusters(Float64Array.from(values), Uint32Array.from(numbers)),
    means: sums.map((sum) => sum / values.length),
  };
}

/** Half the width of the interval by what is left of the runs' means when all effects are taken out. */
function reachOfRuns({ weights, residualDegrees, residuals }: AdditiveContrast, means: Float64Array): number {
  if (residualDegrees < fewestResidualDegrees) return 0;
  const left = residuals(means).reduce((sum, one) => sum + one * one, 0) / residualDegrees;
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return studentQuantile(1 - (1 - confidence) / 2, residualDegrees) * Math.sqrt(left * squares);
}
