import type { Breathe } from "../../ports/breathe.ts";
import { type ClusteredValues, clusterTotals } from "./clustered-values.ts";
import type { Random } from "./random.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

export interface SignFlipTest {
  status: "estimated";
  /** Two-sided: the share of sign assignments whose sum is at least as extreme as the observed one. */
  p: number;
  /** True where every assignment was counted; otherwise some were drawn. */
  exact: boolean;
  assignments: number;
}

export interface SignFlipOptions {
  random: Random;
  /** Assignments drawn where there are too many to count. */
  resamples: number;
  breathe: Breathe;
}

/** 65,536 assignments are counted in a few milliseconds. */
const mostCounted = 16;
/** Sums closer than this share of the total are ties that rounding tore apart. */
const tieShare = 1e-12;
const assignmentsAtOnce = 4096;

/**
 * Permutation test of a mean of differences against zero that flips the sign of whole clusters (Fisher 1935; for clusters
 * Cameron and Miller 2015, section VI). Exact for up to 16 clusters that differ from zero, whatever their sizes.
 */
export async function signFlipTest(
  sample: ClusteredValues,
  { random, resamples, breathe }: SignFlipOptions,
): Promise<SignFlipTest | UndefinedStatistic> {
  if (sample.values.length === 0) return undefinedBecause("no-values");
  if (sample.clusters < 2) return undefinedBecause("one-cluster");
  // A cluster whose differences cancel adds nothing, whichever its sign.
  const sums = clusterTotals(sample).sums.filter((sum) => sum !== 0);
  if (sums.length === 0) return undefinedBecause("no-variance");
  let observed = 0;
  let total = 0;
  for (const sum of sums) {
    observed += sum;
    total += Math.abs(sum);
  }
  const threshold = Math.abs(observed) - tieShare * total;
  if (sums.length <= mostCounted) return { ...countAll(sums, threshold), exact: true };

  let extreme = 0;
  for (let drawn = 0; drawn < resamples; drawn++) {
    if (drawn % assignmentsAtOnce === 0) {
      const pause = breathe();
      if (pause) await pause;
    }
    if (Math.abs(drawnSum(sums, random)) >= threshold) extreme += 1;
  }
  // The observed assignment is one of those that could have been drawn (Phipson and Smyth 2010).
  return { status: "estimated", p: (extreme + 1) / (resamples + 1), exact: false, assignments: resamples };
}

/** Walks through all assignments in Gray code order: each step turns one sign. */
function countAll(sums: Float64Array, threshold: number): Omit<SignFlipTest, "exact"> {
  const assignments = 2 ** sums.length;
  const signs = new Float64Array(sums.length).fill(-1);
  let sum = -sums.reduce((all, one) => all + one, 0);
  let extreme = Math.abs(sum) >= threshold ? 1 : 0;
  for (let step = 1; step < assignments; step++) {
    const turned = 31 - Math.clz32(step & -step);
    const sign = -signs[turned]!;
    signs[turned] = sign;
    sum += 2 * sign * sums[turned]!;
    if (Math.abs(sum) >= threshold) extreme += 1;
  }
  return { status: "estimated", p: extreme / assignments, assignments };
}

function drawnSum(sums: Float64Array, random: Random): number {
  let sum = 0;
  let bits = 0;
  for (let cluster = 0; cluster < sums.length; cluster++) {
    if (cluster % 32 === 0) bits = random.uint32();
    sum += bits & 1 ? sums[cluster]! : -sums[cluster]!;
    bits >>>= 1;
  }
  return sum;
}
