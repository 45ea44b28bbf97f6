import type { Breathe } from "../../ports/breathe.ts";
import { quantile } from "./quantiles.ts";
import type { Random } from "./random.ts";

export interface MaxStatisticOptions {
  random: Random;
  resamples: number;
  /** Of the simultaneous intervals, such as .95. */
  confidence: number;
  breathe: Breathe;
}

export interface MaxStatisticTest {
  /** Two-sided p value of each candidate, corrected for all of them; 1 for one whose clusters all sum to zero. */
  adjusted: Float64Array;
  /** How many standard errors a simultaneous interval reaches to each side; at least 0. */
  reach: number;
}

const assignmentsAtOnce = 64;

/**
 * Single-step max-statistic permutation (Westfall and Young 1993): the signs of whole clusters are flipped for all candidates at once,
 * so that what they share is allowed for, and each candidate meets the distribution of the largest statistic of all.
 * @param sums one row a candidate: the sum of its differences in each cluster, clusters in the same order in every row
 */
export async function maxStatisticTest(
  sums: readonly Float64Array[],
  { random, resamples, confidence, breathe }: MaxStatisticOptions,
): Promise<MaxStatisticTest> {
  const clusters = sums[0]?.length ?? 0;
  const scales = sums.map((row) => Math.sqrt(row.reduce((squares, one) => squares + one * one, 0)));
  const rows = sums.map((row, index) => (scales[index] === 0 ? row : row.map((one) => one / scales[index]!)));
  const observed = rows.map((row) => Math.abs(row.reduce((sum, one) => sum + one, 0)));
  const largest = new Float64Array(resamples);
  const signs = new Float64Array(clusters);
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % assignmentsAtOnce === 0) {
      const pause = breathe();
      if (pause) await pause;
    }
    drawSigns(signs, random);
    let most = 0;
    for (const row of rows) most = Math.max(most, Math.abs(signedSum(signs, row)));
    largest[resample] = most;
  }
  largest.sort();
  return {
    adjusted: Float64Array.from(observed, (value, index) =>
      scales[index] === 0 ? 1 : (countFrom(largest, value * (1 - 1e-12)) + 1) / (resamples + 1),
    ),
    reach: resamples === 0 || clusters < 2 ? 0 : inStandardErrors(quantile(largest, confidence), clusters),
  };
}

/**
 * A sum in units of the root of the squared cluster sums, as a t value: the standard error of a t value is taken around the mean, so
 * t = z sqrt((G - 1) / (G - z^2)), growing with z.
 */
function inStandardErrors(z: number, clusters: number): number {
  const within = Math.min(z, Math.sqrt(clusters) * (1 - 1e-9));
  return within * Math.sqrt((clusters - 1) / (clusters - within * within));
}

/** Four sums side by side, as one alone would wait for itself. */
export function signedSum(signs: Float64Array, row: Float64Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let place = 0;
  for (; place + 3 < row.length; place += 4) {
    first += signs[place]! * row[place]!;
    second += signs[place + 1]! * row[place + 1]!;
    third += signs[place + 2]! * row[place + 2]!;
    fourth += signs[place + 3]! * row[place + 3]!;
  }
  for (; place < row.length; place++) first += signs[place]! * row[place]!;
  return first + second + third + fourth;
}

/** Fills the array with 1 and -1, a fair coin each. */
export function drawSigns(signs: Float64Array, random: Random): void {
  let bits = 0;
  for (let cluster = 0; cluster < signs.length; cluster++) {
    if (cluster % 32 === 0) bits = random.uint32();
    signs[cluster] = bits & 1 ? 1 : -1;
    bits >>>= 1;
  }
}

/** How many sorted values are at least so large. */
function countFrom(sorted: Float64Array, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
