import { type Cholesky, cholesky, solve, solveLower } from "./cholesky.ts";
import {
  correlationRows,
  correlationsOf,
  covarianceOf,
  type EffectVariances,
  totalVariance,
} from "./effect-variances.ts";
import type { Candidate } from "./search-space.ts";

/** A candidate's mean on one batch of questions, less the mean of all candidates of that batch on the same questions. */
export interface Observation {
  candidate: Candidate;
  /** Observations of one batch share its questions and so its level, about which nothing is assumed. */
  batch: number;
  value: number;
  /** How many questions it is the mean of. */
  questions: number;
}

export interface Estimate {
  /** Relative to the middle of the space: only differences mean something. */
  mean: number;
  standardDeviation: number;
}

/** The observations' joint distribution, ready to be asked. */
export interface EffectsModel {
  /** Up to a constant. */
  logLikelihood: number;
  estimate(candidate: Candidate): Estimate;
}

/** Against everything else this is as good as unknown, and far from where digits are lost. */
export const unknownLevel = 1e4;

/**
 * Quality = sum of the levels' effects + effects of pairs of levels + the configuration's own, each a draw from a normal
 * distribution of its own variance: ridge regression on one-hot levels with a residual for interactions, as a Gaussian
 * process (BLUP; Robinson 1991, "That BLUP is a good thing"). A question favours or disfavours levels, pairs and
 * configurations in the same way, so the noise of two configurations on the same questions is alike where they are.
 * @param levels how many each factor has
 * @param noise of a single question
 * @returns the model under given variances of quality; what does not depend on them is computed once
 */
export function effectsModels(
  observations: readonly Observation[],
  levels: readonly number[],
  noise: EffectVariances,
): (quality: EffectVariances) => EffectsModel {
  const size = observations.length;
  const shared = correlationRows(
    observations.map(({ candidate }) => candidate),
    levels,
  );
  const values = Float64Array.from(observations, ({ value }) => value);
  const sameBatch: boolean[] = [];
  const noises: number[] = [];
  for (const [row, one] of observations.entries()) {
    for (const [column, other] of observations.slice(0, row + 1).entries()) {
      const same = one.batch === other.batch;
      sameBatch.push(same);
      const correlations = shared[noises.length]!;
      const questions = Math.sqrt(one.questions * other.questions);
      noises.push(same ? covarianceOf(correlations, noise) / questions : 0);
      // Whatever else is true, two questions never give exactly the same.
      if (row === column) noises[noises.length - 1]! += smallestNoiseShare * totalVariance(noise);
    }
  }

  return (quality) => {
    const level = unknownLevel * (totalVariance(quality) + totalVariance(noise));
    const matrix = new Float64Array(size * size);
    let cell = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        const covariance = covarianceOf(shared[cell]!, quality) + noises[cell]!;
        matrix[row * size + column] = sameBatch[cell] === true ? covariance + level : covariance;
        cell += 1;
      }
    }
    const factor = cholesky(matrix, size);
    const weights = solve(factor, values);
    let quadratic = 0;
    for (let row = 0; row < size; row++) quadratic += values[row]! * weights[row]!;
    return {
      logLikelihood: -0.5 * (factor.logDeterminant + quadratic),
      estimate(candidate) {
        const withObserved = Float64Array.from(observations, (observation) =>
          covarianceOf(correlationsOf(candidate, observation.candidate, levels), quality),
        );
        const prior = covarianceOf(correlationsOf(candidate, candidate, levels), quality);
        return estimateOf(withObserved, prior, factor, weights);
      },
    };
  };
}

const smallestNoiseShare = 1e-6;

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
