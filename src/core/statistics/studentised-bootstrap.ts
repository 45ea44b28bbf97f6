import type { Breathe } from "../../ports/breathe.ts";
import { type ClusteredValues, clusterTotals } from "./clustered-values.ts";
import { quantile } from "./quantiles.ts";
import type { Random } from "./random.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

export interface BootstrapMeanOptions {
  random: Random;
  resamples: number;
  /** Such as .95. */
  confidence: number;
  breathe: Breathe;
}

/** More resamples without spread than this share, and the others describe no sample that could have been drawn. */
const mostWithoutSpread = 0.1;
const resamplesAtOnce = 256;

/**
 * Interval of a mean by the bootstrap of t values over whole clusters (bootstrap-t of Efron 1979 and Hall 1988; for
 * clusters Cameron, Gelbach and Miller 2008): each resample's mean is measured in its own standard errors.
 */
export async function studentisedBootstrap(
  sample: ClusteredValues,
  { random, resamples, confidence, breathe }: BootstrapMeanOptions,
): Promise<({ status: "estimated" } & Interval) | UndefinedStatistic> {
  const { clusters } = sample;
  if (sample.values.length === 0) return undefinedBecause("no-values");
  if (clusters < 2) return undefinedBecause("one-cluster");
  const { sums, counts } = clusterTotals(sample);
  const whole = meanAndError(sums, counts, identity(clusters));
  if (!(whole.standardError > 0)) return undefinedBecause("no-variance");

  const statistics = new Float64Array(resamples);
  const drawn = new Uint32Array(clusters);
  let kept = 0;
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % resamplesAtOnce === 0) {
      const pause = breathe();
      if (pause) await pause;
    }
    for (let place = 0; place < clusters; place++) drawn[place] = random.below(clusters);
    const { mean, standardError } = meanAndError(sums, counts, drawn);
    if (standardError > 0) statistics[kept++] = (mean - whole.mean) / standardError;
  }
  if (kept < resamples * (1 - mostWithoutSpread)) return undefinedBecause("no-variance");
  const sorted = statistics.subarray(0, kept).sort();
  const tail = (1 - confidence) / 2;
  return {
    status: "estimated",
    low: whole.mean - quantile(sorted, 1 - tail) * whole.standardError,
    high: whole.mean - quantile(sorted, tail) * whole.standardError,
  };
}

/** Ratio mean over the drawn clusters with its linearised standard error, from five sums of one pass. */
function meanAndError(sums: Float64Array, counts: Float64Array, drawn: Uint32Array) {
  let sum = 0;
  let count = 0;
  let squares = 0;
  let products = 0;
  let squaredCounts = 0;
  for (let place = 0; place < drawn.length; place++) {
    const cluster = drawn[place]!;
    const own = sums[cluster]!;
    const size = counts[cluster]!;
    sum += own;
    count += size;
    squares += own * own;
    products += own * size;
    squaredCounts += size * size;
  }
  const mean = sum / count;
  const residual = squares - 2 * mean * products + mean * mean * squaredCounts;
  // What is left of cancelling sums below this is rounding, not spread.
  const variance = residual <= 1e-14 * squares ? 0 : residual;
  return {
    mean,
    standardError: (Math.sqrt(variance) / count) * Math.sqrt(drawn.length / (drawn.length - 1)),
  };
}

function identity(length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => index);
}
