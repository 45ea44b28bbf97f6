import { normalCdf } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** How far two orders of the same things agree. */
export interface KendallTau {
  status: "estimated";
  /** Tau-b, -1 (reversed) to 1 (the same order). */
  tau: number;
  /** Two-sided, against no association. */
  pValue: number;
  method: "exact" | "normal";
}

/** Up to here the distribution without ties is enumerated; above, it is close to normal. */
const exactUpTo = 33;

/**
 * Kendall's tau-b (Kendall 1945), with its exact p value (Kendall 1938) where nothing is tied and n is at most 33, else by
 * the normal approximation with the variance for ties (Kendall 1970). Compares every pair: 2,000 values take two million
 * steps. Undefined below two values and where a side never varies.
 * @param second as long as `first`
 */
export function kendallTau(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): KendallTau | UndefinedStatistic {
  const n = first.length;
  if (n === 0) return undefinedBecause("no-values");
  if (n === 1) return undefinedBecause("one-value");
  const pairs = (n * (n - 1)) / 2;
  const firstTies = tiesOf(first);
  const secondTies = tiesOf(second);
  if (firstTies.pairs === pairs || secondTies.pairs === pairs) return undefinedBecause("no-variance");
  const surplus = concordantSurplus(first, second);
  const tau = surplus / Math.sqrt(pairs - firstTies.pairs) / Math.sqrt(pairs - secondTies.pairs);
  if (firstTies.pairs === 0 && secondTies.pairs === 0 && n <= exactUpTo) {
    const rarer = (pairs - Math.abs(surplus)) / 2;
    return { status: "estimated", tau, pValue: Math.min(1, 2 * inversionCdf(rarer, n)), method: "exact" };
  }
  const ordered = n * (n - 1);
  const variance =
    (ordered * (2 * n + 5) - firstTies.spread - secondTies.spread) / 18 +
    (2 * firstTies.pairs * secondTies.pairs) / ordered +
    (firstTies.triples * secondTies.triples) / (9 * ordered * (n - 2));
  const pValue = 2 * normalCdf(-Math.abs(surplus) / Math.sqrt(variance));
  return { status: "estimated", tau, pValue, method: "normal" };
}

/** Pairs in the same order on both sides less those in opposite order; a tie on either side is neither. */
function concordantSurplus(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let surplus = 0;
  for (let left = 0; left < first.length; left++) {
    for (let right = left + 1; right < first.length; right++) {
      surplus += Math.sign(first[left]! - first[right]!) * Math.sign(second[left]! - second[right]!);
    }
  }
  return surplus;
}

/** Sums over groups of t equal values that the variance needs: t(t-1)/2, t(t-1)(t-2) and t(t-1)(2t+5). */
function tiesOf(values: ArrayLike<number>): { pairs: number; triples: number; spread: number } {
  const counts = new Map<number, number>();
  for (let index = 0; index < values.length; index++) {
    counts.set(values[index]!, (counts.get(values[index]!) ?? 0) + 1);
  }
  let pairs = 0;
  let triples = 0;
  let spread = 0;
  for (const tied of counts.values()) {
    pairs += (tied * (tied - 1)) / 2;
    triples += tied * (tied - 1) * (tied - 2);
    spread += tied * (tied - 1) * (2 * tied + 5);
  }
  return { pairs, triples, spread };
}

/** The share of the orders of n things with at most so many inversions: the k-th thing adds 0 to k - 1, equally likely. */
function inversionCdf(atMost: number, n: number): number {
  let shares = new Float64Array(atMost + 1);
  shares[0] = 1;
  for (let things = 2; things <= n; things++) {
    const next = new Float64Array(atMost + 1);
    for (let inversions = 0; inversions <= atMost; inversions++) {
      for (let added = 0; added < things && added <= inversions; added++) {
        next[inversions]! += shares[inversions - added]! / things;
      }
    }
    shares = next;
  }
  return shares.reduce((sum, share) => sum + share, 0);
}
