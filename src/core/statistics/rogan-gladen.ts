import type { Proportion } from "./proportion-interval.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A true rate of yes behind the rate that an imperfect judge reports. */
export interface CorrectedRate {
  status: "estimated";
  /** 0 to 1. */
  rate: number;
  /** What the formula gave before it was cut off at 0 or 1. */
  unclipped: number;
  /** Whether it was cut off: the judge said yes more or less often than its accuracy allows for any true rate. */
  clipped: boolean;
}

/**
 * (observed + specificity - 1) / (sensitivity + specificity - 1) (Rogan and Gladen 1978). Undefined where the judge says yes
 * as readily to a no as to a yes.
 * @param observed share that the judge called yes, 0 to 1
 * @param sensitivity share of true yes that it calls yes
 * @param specificity share of true no that it calls no
 */
export function correctedRate(
  observed: number,
  sensitivity: number,
  specificity: number,
): CorrectedRate | UndefinedStatistic {
  if (sensitivity + specificity <= 1) return undefinedBecause("uninformative-judge");
  const unclipped = (observed + specificity - 1) / (sensitivity + specificity - 1);
  const rate = Math.min(1, Math.max(0, unclipped));
  return { status: "estimated", rate, unclipped, clipped: rate !== unclipped };
}

/** Three independent samples: what was judged, and what people called yes and no when the judge was checked. */
export interface JudgeCounts {
  /** Called yes by the judge, of all that it judged. */
  observed: Proportion;
  /** Called yes by the judge, of what people called yes. */
  sensitivity: Proportion;
  /** Called no by the judge, of what people called no. */
  specificity: Proportion;
}

export interface CorrectedRateWithError extends CorrectedRate {
  /** Undefined where none of the three samples varies: no spread says nothing about the next one. */
  standardError: number | UndefinedStatistic;
}

/**
 * The same from counts, with the standard error that also allows for the judge's accuracy being an estimate, by the delta
 * method (Rogan and Gladen 1978): sqrt(o(1-o)/n + rate^2 se(1-se)/n_se + (1-rate)^2 sp(1-sp)/n_sp) / (se + sp - 1).
 * Near 0 or 1 the rate is not normal, so do not build an interval from it there.
 */
export function correctedRateFromCounts({
  observed,
  sensitivity,
  specificity,
}: JudgeCounts): CorrectedRateWithError | UndefinedStatistic {
  if (observed.n === 0) return undefinedBecause("no-values");
  if (sensitivity.n === 0 || specificity.n === 0) return undefinedBecause("no-labelled-values");
  const [share, hits, rejections] = [observed, sensitivity, specificity].map(
    ({ successes, n }) => successes / n,
  ) as [number, number, number];
  const corrected = correctedRate(share, hits, rejections);
  if (corrected.status === "undefined") return corrected;
  const variance =
    (share * (1 - share)) / observed.n +
    (corrected.rate ** 2 * hits * (1 - hits)) / sensitivity.n +
    ((1 - corrected.rate) ** 2 * rejections * (1 - rejections)) / specificity.n;
  const standardError =
    variance > 0 ? Math.sqrt(variance) / (hits + rejections - 1) : undefinedBecause("no-variance");
  return { ...corrected, standardError };
}
