import { effectsModels, type EffectVariances, type Observation } from "./effects-model.ts";

/** Standard deviations that are tried for every part, as shares of the observations' own. */
const triedShares = [0.1, 0.3, 0.6, 1, 1.6];
/** Where the search for the likeliest begins: every setting matters, interactions less. */
const startingShares = { main: 0.4, pair: 0.05, own: 0.4 };
const rounds = 2;
const mostObservations = 80;

/**
 * The likeliest variances: each part's in turn over a small grid, the others held (coordinate ascent on the restricted
 * likelihood, in which the batches' levels play no part). A small grid also keeps a part from being ruled out by chance.
 */
export function fitEffects(observations: readonly Observation[], levels: readonly number[]): EffectVariances {
  // What comes first in a design is balanced already, and variances need no more.
  const sample = observations.slice(0, mostObservations);
  const scale = Math.max(spreadOf(sample), Number.EPSILON);
  const modelOf = effectsModels(sample, levels);
  // Main effects, then pairs, then own.
  const shares = [...levels.map(() => startingShares.main), startingShares.pair, startingShares.own];
  const likelihoodOf = (tried: readonly number[]) => modelOf(variancesOf(tried, scale)).logLikelihood;
  let best = likelihoodOf(shares);
  for (let round = 0; round < rounds; round++) {
    for (let part = 0; part < shares.length; part++) {
      if (part < levels.length && levels[part]! < 2) continue;
      const start = shares[part]!;
      for (const share of triedShares) {
        if (share === start) continue;
        const likelihood = likelihoodOf(shares.with(part, share));
        if (likelihood <= best) continue;
        best = likelihood;
        shares[part] = share;
      }
    }
  }
  return variancesOf(shares, scale);
}

function variancesOf(shares: readonly number[], scale: number): EffectVariances {
  const variances = shares.map((share) => (share * scale) ** 2);
  return { main: variances.slice(0, -2), pair: variances.at(-2)!, own: variances.at(-1)! };
}

/** Standard deviation of the observations, which are deviations from their batch's mean. */
function spreadOf(observations: readonly Observation[]): number {
  const squares = observations.reduce((sum, { value }) => sum + value * value, 0);
  return Math.sqrt(squares / observations.length);
}
