import type { Candidate } from "./search-space.ts";

/**
 * How far something spreads over configurations, in parts: variances of each factor's levels, of each pair of levels of two
 * factors, and of what is a configuration's alone.
 */
export interface EffectVariances {
  main: readonly number[];
  pair: number;
  own: number;
}

/** How the parts of two candidates correlate. */
export interface EffectCorrelations {
  main: Float64Array;
  /** Sum over all pairs of factors. */
  pairs: number;
  own: 0 | 1;
}

/**
 * Effects of a factor's levels sum to zero, for what all configurations share can neither be learned nor used; so two
 * levels of L correlate by -1 / (L - 1). Pairs correlate by the product of theirs.
 * @param levels how many each factor has
 */
export function correlationsOf(a: Candidate, b: Candidate, levels: readonly number[]): EffectCorrelations {
  const main = new Float64Array(levels.length);
  let sum = 0;
  let squares = 0;
  for (let factor = 0; factor < levels.length; factor++) {
    const one = a.levels[factor]!;
    const other = b.levels[factor]!;
    if (one < 0 || other < 0 || levels[factor]! < 2) continue;
    const correlation = one === other ? 1 : -1 / (levels[factor]! - 1);
    main[factor] = correlation;
    sum += correlation;
    squares += correlation * correlation;
  }
  return { main, pairs: (sum * sum - squares) / 2, own: a.id === b.id ? 1 : 0 };
}

export function covarianceOf({ main, pairs, own }: EffectCorrelations, variances: EffectVariances): number {
  let covariance = variances.pair * pairs + variances.own * own;
  for (let factor = 0; factor < main.length; factor++) covariance += variances.main[factor]! * main[factor]!;
  return covariance;
}

/** Correlations of every candidate with itself and those before it, row after row. */
export function correlationRows(
  candidates: readonly Candidate[],
  levels: readonly number[],
): EffectCorrelations[] {
  return candidates.flatMap((one, row) =>
    candidates.slice(0, row + 1).map((other) => correlationsOf(one, other, levels)),
  );
}

/** Sum of all parts: how far any one candidate spreads. */
export function totalVariance({ main, pair, own }: EffectVariances): number {
  return main.reduce((sum, variance) => sum + variance, pair + own);
}
