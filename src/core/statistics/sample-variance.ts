import { meanOf } from "./clustered-values.ts";

/** Variance of a sample with n - 1 in the divisor. @param values two or more */
export function sampleVariance(values: ArrayLike<number>): number {
  return sampleCovariance(values, values);
}

/** Covariance of two equally long samples with n - 1 in the divisor. @param first two or more values */
export function sampleCovariance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const firstMean = meanOf(first);
  const secondMean = meanOf(second);
  let products = 0;
  for (let index = 0; index < first.length; index++) {
    products += (first[index]! - firstMean) * (second[index]! - secondMean);
  }
  return products / (first.length - 1);
}

/** Below this share of the values' own size, differences between them are rounding. */
const roundingShare = 1e-9;

/** Whether values spread by no more than rounding does: equal decimals rarely subtract to equal numbers. */
export function isConstant(standardDeviation: number, mean: number): boolean {
  return standardDeviation <= roundingShare * Math.abs(mean);
}
