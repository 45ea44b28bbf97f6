import { meanOf } from "./clustered-values.ts";
import { normalCdf, normalQuantile } from "./distributions.ts";
import { quantile } from "./quantiles.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

export interface BcaInput {
  estimate: number;
  /** The statistic in each resample, in any order. */
  replicates: ArrayLike<number>;
  /** The statistic with each observation, or each cluster, left out. */
  leftOut: ArrayLike<number>;
  /** Such as .95. */
  confidence: number;
}

/**
 * Bias-corrected and accelerated bootstrap interval (Efron 1987): percentiles moved by the replicates' median bias (ties count
 * half) and by the skewness of the left-out values. Undefined where these do not vary.
 */
export function bcaInterval({
  estimate,
  replicates,
  leftOut,
  confidence,
}: BcaInput): ({ status: "estimated" } & Interval) | UndefinedStatistic {
  if (replicates.length === 0 || leftOut.length === 0) return undefinedBecause("no-values");
  const sorted = Float64Array.from(replicates).sort();
  let below = 0;
  for (const replicate of sorted) below += replicate < estimate ? 1 : replicate === estimate ? 0.5 : 0;
  const centre = meanOf(leftOut);
  let squares = 0;
  let cubes = 0;
  for (let index = 0; index < leftOut.length; index++) {
    const influence = centre - leftOut[index]!;
    squares += influence ** 2;
    cubes += influence ** 3;
  }
  if (squares === 0 || below === 0 || below === sorted.length) return undefinedBecause("no-variance");
  const bias = normalQuantile(below / sorted.length);
  const acceleration = cubes / (6 * squares ** 1.5);
  const moved = (share: number) => {
    const z = bias + normalQuantile(share);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const tail = (1 - confidence) / 2;
  return { status: "estimated", low: quantile(sorted, moved(tail)), high: quantile(sorted, moved(1 - tail)) };
}
