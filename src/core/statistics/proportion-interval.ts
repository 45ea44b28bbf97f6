import { betaQuantile, normalQuantile } from "./distributions.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** How many of n independent yes/no outcomes were yes: whole numbers, 0 <= successes <= n. */
export interface Proportion {
  successes: number;
  n: number;
}

/** A share, 0 to 1, inside its two-sided interval. */
export interface ProportionInterval extends Interval {
  status: "estimated";
  proportion: number;
}

/**
 * Wilson score interval (Wilson 1927), the one to report: its mean coverage is close to the nominal even for few outcomes,
 * and it has width where every outcome is the same. Undefined without outcomes. @param confidence such as .95
 */
export function wilsonInterval(
  { successes, n }: Proportion,
  confidence: number,
): ProportionInterval | UndefinedStatistic {
  if (n === 0) return undefinedBecause("no-values");
  const proportion = successes / n;
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const shrinkage = 1 + (z * z) / n;
  const centre = (proportion + (z * z) / (2 * n)) / shrinkage;
  const reach = (z / shrinkage) * Math.sqrt((proportion * (1 - proportion)) / n + (z * z) / (4 * n * n));
  // At either end the bound is the end itself; rounding would miss it.
  const low = successes === 0 ? 0 : centre - reach;
  const high = successes === n ? 1 : centre + reach;
  return { status: "estimated", proportion, low, high };
}

/**
 * Exact interval (Clopper and Pearson 1934): it never covers less than the confidence, and so is wider than need be.
 * Undefined without outcomes. @param confidence such as .95
 */
export function clopperPearsonInterval(
  { successes, n }: Proportion,
  confidence: number,
): ProportionInterval | UndefinedStatistic {
  if (n === 0) return undefinedBecause("no-values");
  const tail = (1 - confidence) / 2;
  const low = successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1);
  const high = successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes);
  return { status: "estimated", proportion: successes / n, low, high };
}
