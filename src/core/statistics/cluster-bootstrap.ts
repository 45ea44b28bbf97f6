import type { Breathe } from "../../ports/breathe.ts";
import { quantile } from "./quantiles.ts";
import { seededRandom } from "./random.ts";

/** A 95 % percentile interval, or why there is none. Never NaN. */
export type BootstrapInterval =
  | { status: "interval"; low: number; high: number }
  | { status: "none"; reason: "fewer-than-two-clusters" | "undefined-in-resamples" };

/** Fills the array with the clusters of one resample: whole numbers below its length, drawn with replacement. */
export type ClusterDraw = (drawn: Uint32Array) => void;

export interface BootstrapOptions {
  resamples: number;
  /** A fresh stream of draws for so many clusters; equal numbers of clusters get equal draws. */
  drawsFor: (clusters: number) => ClusterDraw;
  breathe: Breathe;
  /** Told how many of the resamples are drawn. */
  resampled?(done: number): void;
}

/** Scores summed within each cluster. A cluster may hold no score. */
export interface ClusterSums {
  sums: Float64Array;
  counts: Float64Array;
}

/** A value for weighted observations; `weights[i]` says how often observation i was drawn. Undefined where it has none. */
export type WeightedStatistic = (weights: Float64Array) => number | undefined;

/**
 * An interval over the resamples that have a value describes only samples in which the statistic exists, so more than
 * a tenth without one gives no interval.
 */
const smallestDefinedShare = 0.9;

/** One column after the other over the same few draws keeps its numbers near the processor. */
const resamplesAtOnce = 64;

/** Draws decided by the seed and the number of clusters alone, so that one more metric never moves another's interval. */
export function seededDraws(seed: number): BootstrapOptions["drawsFor"] {
  return () => {
    const random = seededRandom(seed);
    return (drawn) => {
      for (let place = 0; place < drawn.length; place++) drawn[place] = random.below(drawn.length);
    };
  };
}

/** @param clusterOf the cluster of each score, whole numbers below `clusters` */
export function sumByCluster(
  scores: ArrayLike<number>,
  clusterOf: ArrayLike<number>,
  clusters: number,
): ClusterSums {
  const sums = new Float64Array(clusters);
  const counts = new Float64Array(clusters);
  for (let index = 0; index < scores.length; index++) {
    sums[clusterOf[index]!]! += scores[index]!;
    counts[clusterOf[index]!]! += 1;
  }
  return { sums, counts };
}

/**
 * Intervals of means under resampling of whole clusters (Field and Welsh 2007). A resampled mean is a ratio, the sum of
 * the drawn clusters' scores over their count, so clusters of unequal size keep their weight. Columns with equally many
 * clusters share their draws.
 */
export async function bootstrapMeans(
  columns: readonly ClusterSums[],
  { resamples, drawsFor, breathe, resampled }: BootstrapOptions,
): Promise<BootstrapInterval[]> {
  const means = columns.map(() => new Float64Array(resamples));
  const counts = [...new Set(columns.map((column) => column.sums.length))].filter(
    (clusters) => clusters >= 2,
  );
  for (const [at, clusters] of counts.entries()) {
    const alike = columns.flatMap((column, place) =>
      column.sums.length === clusters ? [{ column, means: means[place] as Float64Array }] : [],
    );
    const draw = drawsFor(clusters);
    const drawn = Array.from({ length: resamplesAtOnce }, () => new Uint32Array(clusters));
    for (let from = 0; from < resamples; from += resamplesAtOnce) {
      const pause = breathe();
      if (pause) await pause;
      const some = drawn.slice(0, Math.min(resamplesAtOnce, resamples - from));
      for (const one of some) draw(one);
      for (const { column, means } of alike) {
        for (const [place, one] of some.entries()) means[from + place] = resampledMean(column, one);
      }
      resampled?.(Math.floor((at * resamples + from + some.length) / counts.length));
    }
  }
  return columns.map((column, place) => intervalOf(means[place]!, column.sums.length));
}

/** Interval of any weighted statistic over observations under resampling of whole clusters. */
export async function bootstrapStatistic(
  statistic: WeightedStatistic,
  { clusterOf, clusters }: { clusterOf: ArrayLike<number>; clusters: number },
  { resamples, drawsFor, breathe, resampled }: BootstrapOptions,
): Promise<BootstrapInterval> {
  const values = new Float64Array(resamples);
  if (clusters < 2) return intervalOf(values, clusters);
  const draw = drawsFor(clusters);
  const drawn = new Uint32Array(clusters);
  const times = new Float64Array(clusters);
  const weights = new Float64Array(clusterOf.length);
  for (let resample = 0; resample < resamples; resample++) {
    const pause = breathe();
    if (pause) await pause;
    draw(drawn);
    times.fill(0);
    for (const cluster of drawn) times[cluster]! += 1;
    for (let index = 0; index < weights.length; index++) weights[index] = times[clusterOf[index]!]!;
    values[resample] = statistic(weights) ?? Number.NaN;
    resampled?.(resample + 1);
  }
  return intervalOf(values, clusters);
}

function resampledMean({ sums, counts }: ClusterSums, drawn: Uint32Array): number {
  let sum = 0;
  let count = 0;
  for (let place = 0; place < drawn.length; place++) {
    sum += sums[drawn[place]!]!;
    count += counts[drawn[place]!]!;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** NaN marks a resample without a value. */
function intervalOf(values: Float64Array, clusters: number): BootstrapInterval {
  if (clusters < 2) return { status: "none", reason: "fewer-than-two-clusters" };
  const defined = values.filter((value) => !Number.isNaN(value)).sort();
  if (defined.length === 0 || defined.length < values.length * smallestDefinedShare) {
    return { status: "none", reason: "undefined-in-resamples" };
  }
  return { status: "interval", low: quantile(defined, 0.025), high: quantile(defined, 0.975) };
}
