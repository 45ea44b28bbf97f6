import { normalCdf } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

export interface WilcoxonOptions {
  /** "wilcox" leaves zeros out before ranking (Wilcoxon 1945); "pratt" ranks them and then leaves their ranks out (Pratt 1959). */
  zeros?: "wilcox" | "pratt";
  /** Moves the statistic half a rank towards its mean before the normal distribution is used. */
  continuityCorrection?: boolean;
  /** "automatic" enumerates the distribution of up to 50 differences without ties and zeros. */
  method?: "automatic" | "normal";
}

export interface WilcoxonTest {
  status: "tested";
  /** The smaller of the rank sums of positive and negative differences. */
  statistic: number;
  /** Two-sided, within [0, 1]. */
  pValue: number;
  method: "exact" | "normal";
  /** Differences that are not zero. */
  nonZero: number;
}

const exactUpTo = 50;

/** Differences that are closer than this share of the largest are tied, or zero: decimals do not subtract exactly. */
const gridShare = 1e-12;

/**
 * Signed-rank test of paired differences. For sensitivity only: it asks whether the differences lie symmetrically about
 * zero, not whether their mean is zero, and it does not allow for clusters. The normal approximation corrects its variance
 * for ties, and for zeros under "pratt" (Cureton 1967). Undefined where every difference is zero.
 */
export function wilcoxonSignedRank(
  differences: ArrayLike<number>,
  { zeros = "wilcox", continuityCorrection = true, method = "automatic" }: WilcoxonOptions = {},
): WilcoxonTest | UndefinedStatistic {
  if (differences.length === 0) return undefinedBecause("no-values");
  const steps = inGridSteps(differences);
  const nonZero = steps.filter((step) => step !== 0).length;
  if (nonZero === 0) return undefinedBecause("no-variance");
  const ranked = zeros === "pratt" ? steps : steps.filter((step) => step !== 0);
  const { positive, negative, tieTerm } = signedRanks(ranked);
  const statistic = Math.min(positive, negative);
  const enumerable = nonZero === steps.length && tieTerm === 0 && nonZero <= exactUpTo;
  if (method === "automatic" && enumerable) {
    const pValue = Math.min(1, 2 * rankSumCdf(statistic, nonZero));
    return { status: "tested", statistic, pValue, method: "exact", nonZero };
  }
  const all = ranked.length;
  const without = all - nonZero;
  const mean = (all * (all + 1) - without * (without + 1)) / 4;
  const variance = (squaredRanks(all) - squaredRanks(without)) / 4 - tieTerm / 48;
  const correction = continuityCorrection ? Math.min(0.5, mean - statistic) : 0;
  const z = (mean - statistic - correction) / Math.sqrt(variance);
  return { status: "tested", statistic, pValue: 2 * normalCdf(-z), method: "normal", nonZero };
}

/** 1^2 + 2^2 + ... + count^2. */
function squaredRanks(count: number): number {
  return (count * (count + 1) * (2 * count + 1)) / 6;
}

function inGridSteps(differences: ArrayLike<number>): number[] {
  let largest = 0;
  for (let index = 0; index < differences.length; index++) {
    largest = Math.max(largest, Math.abs(differences[index]!));
  }
  if (largest === 0) return Array.from(differences, () => 0);
  return Array.from(differences, (difference) => Math.round(difference / largest / gridShare));
}

/** Rank sums by sign, ties at the mean of their ranks, and the sum of t^3 - t over ties of t that are not zero. */
function signedRanks(values: readonly number[]): { positive: number; negative: number; tieTerm: number } {
  const sorted = values.toSorted((left, right) => Math.abs(left) - Math.abs(right));
  let positive = 0;
  let negative = 0;
  let tieTerm = 0;
  let start = 0;
  while (start < sorted.length) {
    const size = Math.abs(sorted[start]!);
    let end = start;
    while (end < sorted.length && Math.abs(sorted[end]!) === size) end += 1;
    const rank = (start + 1 + end) / 2;
    for (let place = start; place < end; place++) {
      if (sorted[place]! > 0) positive += rank;
      else if (sorted[place]! < 0) negative += rank;
    }
    const tied = end - start;
    if (size > 0) tieTerm += tied ** 3 - tied;
    start = end;
  }
  return { positive, negative, tieTerm };
}

/** P(W <= sum) where each of the ranks 1 to n is added with chance 1/2: subsets counted by their sum. */
function rankSumCdf(sum: number, n: number): number {
  const subsets = new Float64Array(sum + 1);
  subsets[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let total = sum; total >= rank; total--) subsets[total]! += subsets[total - rank]!;
  }
  return subsets.reduce((count, some) => count + some, 0) / 2 ** n;
}
