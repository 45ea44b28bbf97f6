import type { BatchDeviations } from "./batch-deviations.ts";
import { cholesky, solveLower } from "./cholesky.ts";
import { correlationRows, covarianceOf, type EffectVariances, totalVariance } from "./effect-variances.ts";
import { effectsModels, type Observation, unknownLevel } from "./effects-model.ts";
import { likeliestVariances } from "./likeliest-variances.ts";

/** What comes first in a design is balanced already, and variances need no more. */
const mostCandidates = 60;
const noiseGrid = { shares: [0.1, 0.3, 0.5, 0.8, 1.1], start: { main: 0.1, pair: 0.1, own: 0.8 } };
const qualityGrid = { shares: [0.1, 0.3, 0.6, 1, 1.6], start: { main: 0.4, pair: 0.1, own: 0.4 } };

/** Of the deviations of a single question: how far levels, pairs and configurations do better on one than on another. */
export function fitNoise(deviations: BatchDeviations, levels: readonly number[]): EffectVariances {
  const { scale, clusters } = deviations;
  const candidates = deviations.candidates.slice(0, mostCandidates);
  // One cluster shows no differences between questions: all that candidates differ by is then taken for noise.
  if (clusters.length < 2) return { main: levels.map(() => 0), pair: 0, own: scale * scale };
  const shared = correlationRows(candidates, levels);
  const size = candidates.length;
  return likeliestVariances(levels, { scale, ...noiseGrid }, (variances) => {
    const matrix = new Float64Array(size * size);
    const level = unknownLevel * totalVariance(variances);
    let cell = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        matrix[row * size + column] = covarianceOf(shared[cell++]!, variances) + level;
      }
    }
    const factor = cholesky(matrix, size);
    let squares = 0;
    for (const residuals of clusters) {
      const whitened = solveLower(factor, residuals);
      for (let row = 0; row < size; row++) squares += whitened[row]! ** 2;
    }
    // The clusters' residuals sum to zero, so there is one fewer of them than there are clusters.
    const free = (clusters.length - 1) / clusters.length;
    return -0.5 * (free * clusters.length * factor.logDeterminant + free * squares);
  });
}

/** Of the candidates' qualities, given the noise; the batches' levels play no part (restricted likelihood). */
export function fitQuality(
  observations: readonly Observation[],
  levels: readonly number[],
  noise: EffectVariances,
): EffectVariances {
  const sample = observations.slice(0, mostCandidates);
  const squares = sample.reduce((sum, { value }) => sum + value * value, 0);
  const scale = Math.max(Math.sqrt(squares / sample.length), Number.EPSILON);
  const modelOf = effectsModels(sample, levels, noise);
  return likeliestVariances(
    levels,
    { scale, ...qualityGrid },
    (variances) => modelOf(variances).logLikelihood,
  );
}
