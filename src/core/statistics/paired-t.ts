import { meanOf } from "./clustered-values.ts";
import { studentQuantile, studentUpperTail } from "./distributions.ts";
import { isConstant, sampleVariance } from "./sample-variance.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A mean of paired differences in their own unit, with its two-sided interval and p value against zero. */
export interface PairedT extends Interval {
  status: "estimated";
  mean: number;
  standardError: number;
  degrees: number;
  t: number;
  pValue: number;
}

/**
 * Student's paired t test (Student 1908). It takes the differences for independent, so under clusters it finds differences
 * where there are none; it is here to be compared with. Undefined below two differences and where all are equal.
 * @param confidence such as .95
 */
export function pairedT(differences: ArrayLike<number>, confidence: number): PairedT | UndefinedStatistic {
  const n = differences.length;
  if (n === 0) return undefinedBecause("no-values");
  if (n === 1) return undefinedBecause("one-value");
  const mean = meanOf(differences);
  const variance = sampleVariance(differences);
  if (isConstant(Math.sqrt(variance), mean)) return undefinedBecause("no-variance");
  const standardError = Math.sqrt(variance / n);
  const degrees = n - 1;
  const t = mean / standardError;
  const reach = studentQuantile(1 - (1 - confidence) / 2, degrees) * standardError;
  return {
    status: "estimated",
    mean,
    standardError,
    degrees,
    t,
    pValue: Math.min(1, 2 * studentUpperTail(Math.abs(t), degrees)),
    low: mean - reach,
    high: mean + reach,
  };
}
