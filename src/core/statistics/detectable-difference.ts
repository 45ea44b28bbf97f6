import type { ClusterRobustMean } from "./cluster-robust-mean.ts";
import { normalQuantile, studentQuantile } from "./distributions.ts";

/** A difference that is there is found this often. */
export const usualPower = 0.8;

/**
 * The smallest true difference that a comparison with this standard error finds with the given power, two-sided at the given
 * confidence: (t quantile of the test + t quantile of the power) standard errors (Bloom 1995).
 */
export function minimumDetectableDifference(
  { standardError, degrees }: Pick<ClusterRobustMean, "standardError" | "degrees">,
  { confidence, power = usualPower }: { confidence: number; power?: number },
): number {
  const test = studentQuantile(1 - (1 - confidence) / 2, degrees);
  return (test + studentQuantile(power, degrees)) * standardError;
}

/** What would settle a comparison: questions in new clusters that are like those seen. */
export interface NeededSample {
  questions: number;
  clusters: number;
}

/**
 * Questions in all, in clusters of the present size and likeness, with which a one-sided test of the given confidence finds a true
 * distance (of the difference from zero, or from the margin) with the given power: the variance of the mean falls with the
 * number of clusters. Normal quantiles, as the degrees of freedom grow with the sample.
 */
export function sampleFor(
  distance: number,
  { standardError, n, clusters }: Pick<ClusterRobustMean, "standardError" | "n" | "clusters">,
  { confidence, power = usualPower }: { confidence: number; power?: number },
): NeededSample {
  const reach = normalQuantile(confidence) + normalQuantile(power);
  const factor = ((reach * standardError) / distance) ** 2;
  return { questions: Math.ceil(factor * n), clusters: Math.ceil(factor * clusters) };
}
