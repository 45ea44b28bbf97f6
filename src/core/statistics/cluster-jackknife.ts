import { meanOf } from "./clustered-values.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A value for weighted observations: 1 where one counts, 0 where it is left out. Undefined where it has none. */
export type WeightedValue = (weights: Float64Array) => number | undefined;

/** Any statistic of clustered observations with its spread, in the shape of a cluster-robust mean. */
export interface JackknifeEstimate {
  status: "estimated";
  value: number;
  standardError: number;
  /** Clusters less one. */
  degrees: number;
}

/**
 * Spread of any statistic by leaving out one cluster after the other (Tukey 1958; over clusters Bell and McCaffrey 2002, who
 * call it CR3 for means). Undefined where the statistic has no value without some cluster.
 */
export function clusterJackknife(
  valueOf: WeightedValue,
  { clusterOf, clusters }: { clusterOf: Uint32Array; clusters: number },
): JackknifeEstimate | UndefinedStatistic {
  if (clusterOf.length === 0) return undefinedBecause("no-values");
  if (clusters < 2) return undefinedBecause("one-cluster");
  const weights = new Float64Array(clusterOf.length).fill(1);
  const value = valueOf(weights);
  if (value === undefined) return undefinedBecause("one-category");
  const leftOut = new Float64Array(clusters);
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let place = 0; place < weights.length; place++)
      weights[place] = clusterOf[place] === cluster ? 0 : 1;
    const without = valueOf(weights);
    if (without === undefined) return undefinedBecause("one-category");
    leftOut[cluster] = without;
  }
  const centre = meanOf(leftOut);
  const squares = leftOut.reduce((sum, without) => sum + (without - centre) ** 2, 0);
  const standardError = Math.sqrt(((clusters - 1) / clusters) * squares);
  if (!(standardError > 0)) return undefinedBecause("no-variance");
  return { status: "estimated", value, standardError, degrees: clusters - 1 };
}
