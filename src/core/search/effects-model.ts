import type { Candidate } from "./search-space.ts";
import { type Cholesky, cholesky, solve, solveLower } from "./cholesky.ts";

/** How far the parts of a configuration's quality spread, as variances. */
export interface EffectVariances {
  /** Of each factor's levels. */
  main: readonly number[];
  /** Of each pair of levels of two factors. */
  pair: number;
  /** Of what is a configuration's alone. */
  own: number;
}

/** A candidate's mean on one batch of questions, less the mean of all candidates of that batch on the same questions. */
export interface Observation {
  candidate: Candidate;
  /** Observations of one batch share its questions and so its level, about which nothing is assumed. */
  batch: number;
  value: number;
  /** Variance of `value` around the candidate's quality. */
  noise: number;
}

export interface Estimate {
  /** Relative to the middle of the space: only differences mean something. */
  mean: number;
  standardDeviation: number;
}

/** Against the spread of qualities this is as good as unknown, and far from where digits are lost. */
const batchVarianceFactor = 1e4;

/**
 * Quality = sum of the levels' effects + effects of pairs of levels + the configuration's own, each a draw from a normal
 * distribution of its own variance: ridge regression on one-hot levels with a residual for interactions, as a Gaussian
 * process (BLUP; Robinson 1991, "That BLUP is a good thing"). Effects of a factor's levels sum to zero, for what all
 * configurations share can neither be learned nor used.
 * @param levels how many each factor has
 */
export function qualityCovariance(
  a: Candidate,
  b: Candidate,
  levels: readonly number[],
  variances: EffectVariances,
): number {
  let covariance = 0;
  let sum = 0;
  let squares = 0;
  for (let factor = 0; factor < levels.length; factor++) {
    const one = a.levels[factor]!;
    const other = b.levels[factor]!;
    if (one < 0 || other < 0 || levels[factor]! < 2) continue;
    const correlation = one === other ? 1 : -1 / (levels[factor]! - 1);
    covariance += variances.main[factor]! * correlation;
    sum += correlation;
    squares += correlation * correlation;
  }
  // The sum over all pairs of the products of their correlations.
  covariance += (variances.pair * (sum * sum - squares)) / 2;
  return a.id === b.id ? covariance + variances.own : covariance;
}

/** The observations' joint distribution, ready to be asked. */
export interface EffectsModel {
  /** Up to a constant. */
  logLikelihood: number;
  estimate(candidate: Candidate): Estimate;
}

export function effectsModel(
  observations: readonly Observation[],
  levels: readonly number[],
  variances: EffectVariances,
): EffectsModel {
  const size = observations.length;
  const spread =
    variances.main.reduce((sum, variance) => sum + variance, 0) + 10 * variances.pair + variances.own;
  const noisiest = observations.reduce((most, { noise }) => Math.max(most, noise), 0);
  const batchVariance = batchVarianceFactor * (spread + noisiest);
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const one = observations[row]!;
    for (let column = 0; column <= row; column++) {
      const other = observations[column]!;
      let covariance = qualityCovariance(one.candidate, other.candidate, levels, variances);
      if (one.batch === other.batch) covariance += batchVariance;
      matrix[row * size + column] = row === column ? covariance + one.noise : covariance;
    }
  }
  const factor = cholesky(matrix, size);
  const values = Float64Array.from(observations, ({ value }) => value);
  const weights = solve(factor, values);
  let quadratic = 0;
  for (let row = 0; row < size; row++) quadratic += values[row]! * weights[row]!;
  return {
    logLikelihood: -0.5 * (factor.logDeterminant + quadratic),
    estimate: (candidate) => estimateOf(candidate, observations, levels, variances, factor, weights),
  };
}

function estimateOf(
  candidate: Candidate,
  observations: readonly Observation[],
  levels: readonly number[],
  variances: EffectVariances,
  factor: Cholesky,
  weights: Float64Array,
): Estimate {
  const shared = Float64Array.from(observations, (observation) =>
    qualityCovariance(candidate, observation.candidate, levels, variances),
  );
  const whitened = solveLower(factor, shared);
  let mean = 0;
  let explained = 0;
  for (let row = 0; row < shared.length; row++) {
    mean += shared[row]! * weights[row]!;
    explained += whitened[row]! ** 2;
  }
  const variance = qualityCovariance(candidate, candidate, levels, variances) - explained;
  return { mean, standardDeviation: Math.sqrt(Math.max(0, variance)) };
}
