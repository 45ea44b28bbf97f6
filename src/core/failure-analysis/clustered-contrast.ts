import { type ClusteredValues, meanOf } from "../statistics/clustered-values.ts";
import { studentQuantile, studentUpperTail } from "../statistics/distributions.ts";
import {
  type Interval,
  type UndefinedStatistic,
  undefinedBecause,
} from "../statistics/undefined-statistic.ts";

/** The mean of some values less the mean of the others, where both may share clusters. */
export interface ClusteredContrast {
  status: "estimated";
  /** Mean inside minus mean outside. */
  difference: number;
  /** CR2, with Bell–McCaffrey degrees of freedom. */
  robust: Uncertainty;
  /** As if every value were independent, and as spread out as all of them together. */
  independent: Uncertainty;
}

export interface Uncertainty {
  standardError: number;
  degrees: number;
}

/** Below this share of their mean, the spread of values is rounding. */
const roundingShare = 1e-9;

/**
 * Least squares of the values on a 0/1 indicator, with the CR2 variance of its slope (Bell and McCaffrey 2002; Pustejovsky
 * and Tipton 2018). The two groups' means are an orthogonal basis of that regression, so each cluster's block of the hat matrix
 * is a matrix of ones over the group's size in either group, and its inverse root acts on a sum of residuals as division by
 * sqrt(1 - the cluster's share of the group). Degrees are (trace)^2 / trace of the square, for independent errors.
 *
 * Few clusters that happen to agree make any cluster-robust error too small, down to zero for five right answers in a row. So the
 * error of independent values stands beside it, and what is said of the difference must hold by both, as Angrist and Pischke
 * (2009, 8.2.3) advise for few clusters.
 *
 * Undefined where a group has no value or lies within one cluster, and where all values are equal.
 * @param inside by value: 1 where it belongs to the group looked at, else 0
 */
export function clusteredContrast(
  { values, clusterOf, clusters }: ClusteredValues,
  inside: Uint8Array,
): ClusteredContrast | UndefinedStatistic {
  const groups = [groupOf(0), groupOf(1)] as const;
  const [outer, inner] = groups;
  if (outer.n === 0 || inner.n === 0) return undefinedBecause("no-values");
  if (outer.counts.includes(outer.n) || inner.counts.includes(inner.n))
    return undefinedBecause("one-cluster");

  let variance = 0;
  let trace = 0;
  let squaredTrace = 0;
  // Sums over clusters of the products of both groups' weights: they give the trace of the square without a matrix.
  const products = { inner: 0, outer: 0, mixed: 0 };
  for (let cluster = 0; cluster < clusters; cluster++) {
    const [out, inn] = [weightOf(outer, cluster), weightOf(inner, cluster)];
    variance += (inn.residuals - out.residuals) ** 2;
    const projected = inn.weight ** 2 / inner.n + out.weight ** 2 / outer.n;
    const diagonal = inn.squares + out.squares - projected;
    trace += diagonal;
    squaredTrace += diagonal ** 2 - projected ** 2;
    products.inner += inn.weight ** 2;
    products.outer += out.weight ** 2;
    products.mixed += inn.weight * out.weight;
  }
  squaredTrace +=
    (products.inner / inner.n) ** 2 +
    (products.outer / outer.n) ** 2 +
    (2 * products.mixed ** 2) / (inner.n * outer.n);

  const mean = meanOf(values);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  if (Math.sqrt(spread) <= roundingShare * Math.abs(mean)) return undefinedBecause("no-variance");
  return {
    status: "estimated",
    difference: inner.mean - outer.mean,
    robust: { standardError: Math.sqrt(variance), degrees: trace ** 2 / squaredTrace },
    independent: {
      standardError: Math.sqrt(spread * (1 / inner.n + 1 / outer.n)),
      degrees: values.length - 2,
    },
  };

  function groupOf(member: 0 | 1): Group {
    const own = values.filter((_, index) => inside[index] === member);
    const mean = meanOf(own);
    const counts = new Float64Array(clusters);
    const sums = new Float64Array(clusters);
    for (let index = 0; index < values.length; index++) {
      if (inside[index] !== member) continue;
      counts[clusterOf[index]!]! += 1;
      sums[clusterOf[index]!]! += values[index]! - mean;
    }
    return { n: own.length, mean, counts, sums };
  }
}

interface Group {
  n: number;
  mean: number;
  /** By cluster: how many values, and the sum of their residuals. */
  counts: Float64Array;
  sums: Float64Array;
}

/** What a cluster adds to the estimate through one group. */
function weightOf({ n, counts, sums }: Group, cluster: number) {
  const share = counts[cluster]! / n;
  const adjusted = n * Math.sqrt(1 - share);
  return {
    residuals: sums[cluster]! / adjusted,
    weight: counts[cluster]! / adjusted,
    squares: counts[cluster]! / adjusted ** 2,
  };
}

/** Two-sided Student interval of the difference: the wider one. @param confidence such as .95 */
export function contrastInterval(
  { difference, robust, independent }: ClusteredContrast,
  confidence: number,
): Interval {
  const reach = Math.max(
    ...[robust, independent].map(
      ({ standardError, degrees }) => studentQuantile(1 - (1 - confidence) / 2, degrees) * standardError,
    ),
  );
  return { low: difference - reach, high: difference + reach };
}

/** Two-sided p value against no difference: the larger one. */
export function contrastPValue({ difference, robust, independent }: ClusteredContrast): number {
  const pValues = [robust, independent].map(({ standardError, degrees }) =>
    standardError === 0 ? 0 : 2 * studentUpperTail(Math.abs(difference) / standardError, degrees),
  );
  return Math.min(1, Math.max(...pValues));
}
