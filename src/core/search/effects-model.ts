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

/** The observations' joint distribution, ready to be asked. */
export interface EffectsModel {
  /** Up to a constant. */
  logLikelihood: number;
  estimate(candidate: Candidate): Estimate;
}

/**
 * Quality = sum of the levels' effects + effects of pairs of levels + the configuration's own, each a draw from a normal
 * distribution of its own variance: ridge regression on one-hot levels with a residual for interactions, as a Gaussian
 * process (BLUP; Robinson 1991, "That BLUP is a good thing"). Effects of a factor's levels sum to zero, for what all
 * configurations share can neither be learned nor used.
 * @param levels how many each factor has
 * @returns the model under given variances; what does not depend on them is computed once
 */
export function effectsModels(
  observations: readonly Observation[],
  levels: readonly number[],
): (variances: EffectVariances) => EffectsModel {
  const size = observations.length;
  const shared = observations.flatMap((one, row) =>
    observations.slice(0, row + 1).map((other) => correlationsOf(one.candidate, other.candidate, levels)),
  );
  const values = Float64Array.from(observations, ({ value }) => value);
  const noisiest = observations.reduce((most, { noise }) => Math.max(most, noise), 0);

  return (variances) => {
    const spread = variances.main.reduce((sum, variance) => sum + variance, variances.pair + variances.own);
    const batchVariance = batchVarianceFactor * (spread + noisiest);
    const matrix = new Float64Array(size * size);
    let cell = 0;
    for (let row = 0; row < size; row++) {
      const one = observations[row]!;
      for (let column = 0; column <= row; column++) {
        const covariance = covarianceOf(shared[cell++]!, variances);
        matrix[row * size + column] =
          one.batch === observations[column]!.batch ? covariance + batchVariance : covariance;
      }
      matrix[row * size + row]! += one.noise;
    }
    const factor = cholesky(matrix, size);
    const weights = solve(factor, values);
    let quadratic = 0;
    for (let row = 0; row < size; row++) quadratic += values[row]! * weights[row]!;
    return {
      logLikelihood: -0.5 * (factor.logDeterminant + quadratic),
      estimate(candidate) {
        const withObserved = Float64Array.from(observations, (observation) =>
          covarianceOf(correlationsOf(candidate, observation.candidate, levels), variances),
        );
        const prior = covarianceOf(correlationsOf(candidate, candidate, levels), variances);
        return estimateOf(withObserved, prior, factor, weights);
      },
    };
  };
}

/** What two candidates share: correlations of their effects. */
interface Correlations {
  main: Float64Array;
  /** Sum over all pairs of factors. */
  pairs: number;
  own: 0 | 1;
}

function correlationsOf(a: Candidate, b: Candidate, levels: readonly number[]): Correlations {
  const main = new Float64Array(levels.length);
  let sum = 0;
  let squares = 0;
  for (let factor = 0; factor < levels.length; factor++) {
    const one = a.levels[factor]!;
    const other = b.levels[factor]!;
    if (one < 0 || other < 0 || levels[factor]! < 2) continue;
    // Of effects that sum to zero.
    const correlation = one === other ? 1 : -1 / (levels[factor]! - 1);
    main[factor] = correlation;
    sum += correlation;
    squares += correlation * correlation;
  }
  return { main, pairs: (sum * sum - squares) / 2, own: a.id === b.id ? 1 : 0 };
}

function covarianceOf({ main, pairs, own }: Correlations, variances: EffectVariances): number {
  let covariance = variances.pair * pairs + variances.own * own;
  for (let factor = 0; factor < main.length; factor++) covariance += variances.main[factor]! * main[factor]!;
  return covariance;
}

function estimateOf(
  withObserved: Float64Array,
  prior: number,
  factor: Cholesky,
  weights: Float64Array,
): Estimate {
  const whitened = solveLower(factor, withObserved);
  let mean = 0;
  let explained = 0;
  for (let row = 0; row < withObserved.length; row++) {
    mean += withObserved[row]! * weights[row]!;
    explained += whitened[row]! ** 2;
  }
  return { mean, standardDeviation: Math.sqrt(Math.max(0, prior - explained)) };
}
