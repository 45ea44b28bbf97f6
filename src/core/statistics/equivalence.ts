import { studentUpperTail } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A mean difference, second minus first, higher being better, in the unit of the margin. */
export interface EstimatedDifference {
  mean: number;
  standardError: number;
  /** Degrees of freedom of the standard error, any positive number. */
  degrees: number;
}

/** A one-sided t test; the p value is small where the data speak against the hypothesis. */
export interface OneSidedTest {
  status: "tested";
  t: number;
  pValue: number;
}

/**
 * Against the hypothesis that the second side is worse by the margin or more: t = (mean + margin) / standard error.
 * A small p value says "not worse than the margin allows". Undefined without variance.
 * @param margin 0 or more; 0 asks whether the second side is better
 */
export function nonInferiority(
  { mean, standardError, degrees }: EstimatedDifference,
  margin: number,
): OneSidedTest | UndefinedStatistic {
  if (!(standardError > 0)) return undefinedBecause("no-variance");
  const t = (mean + margin) / standardError;
  return { status: "tested", t, pValue: studentUpperTail(t, degrees) };
}

/** Both one-sided tests, and the larger of their p values: that of the claim of equivalence. */
export interface EquivalenceTest {
  status: "tested";
  /** Against a true difference of minus the margin or less. */
  notWorse: OneSidedTest;
  /** Against a true difference of the margin or more. */
  notBetter: OneSidedTest;
  pValue: number;
}

/**
 * Two one-sided tests (Schuirmann 1987) against the hypothesis that the sides differ by the margin or more. The p value
 * is below alpha exactly where the interval of confidence 1 - 2 alpha lies within the margins. Undefined without variance.
 * @param margin 0 or more
 */
export function equivalence(
  difference: EstimatedDifference,
  margin: number,
): EquivalenceTest | UndefinedStatistic {
  const notWorse = nonInferiority(difference, margin);
  const notBetter = nonInferiority({ ...difference, mean: -difference.mean }, margin);
  if (notWorse.status === "undefined") return notWorse;
  if (notBetter.status === "undefined") return notBetter;
  return { status: "tested", notWorse, notBetter, pValue: Math.max(notWorse.pValue, notBetter.pValue) };
}
