import { type EffectsModel, effectsModel, type EffectVariances, type Observation } from "./effects-model.ts";

/** Standard deviations that are tried for every part, as shares of the observations' own. */
const triedShares = [0.05, 0.2, 0.4, 0.7, 1.1, 1.8];
/** Where the search for the likeliest begins: every part matters, the interactions less. */
const startingShares = { main: 0.5, pair: 0.1, own: 0.3 };
const rounds = 2;

/**
 * The model of the likeliest variances: each part's in turn over a small grid, the others held (coordinate ascent on the
 * restricted likelihood, in which the batches' levels play no part). Observations must not be empty.
 */
export function fitEffects(
  observations: readonly Observation[],
  levels: readonly number[],
): { model: EffectsModel; variances: EffectVariances } {
  const scale = Math.max(spreadOf(observations), Number.EPSILON);
  // main effects, then pair, then own
  const shares = [...levels.map(() => startingShares.main), startingShares.pair, startingShares.own];
  const modelFor = (candidateShares: readonly number[]) => {
    const variances = variancesOf(candidateShares, scale);
    return { model: effectsModel(observations, levels, variances), variances };
  };
  let best = modelFor(shares);
  for (let round = 0; round < rounds; round++) {
    for (let part = 0; part < shares.length; part++) {
      if (part < levels.length && levels[part]! < 2) continue;
      for (const share of triedShares) {
        if (share === shares[part]) continue;
        const tried = modelFor(shares.with(part, share));
        if (isLikelier(tried.model, best.model)) {
          best = tried;
          shares[part] = share;
        }
      }
    }
  }
  if (best.model === undefined) throw new Error("The covariance of the observations is singular.");
  return { model: best.model, variances: best.variances };
}

function isLikelier(one: EffectsModel | undefined, other: EffectsModel | undefined): boolean {
  return one !== undefined && (other === undefined || one.logLikelihood > other.logLikelihood);
}

function variancesOf(shares: readonly number[], scale: number): EffectVariances {
  const [own, pair] = [shares.at(-1)!, shares.at(-2)!].map((share) => (share * scale) ** 2);
  return { main: shares.slice(0, -2).map((share) => (share * scale) ** 2), pair: pair!, own: own! };
}

/** Standard deviation of the observations, which are deviations from their batch's mean. */
function spreadOf(observations: readonly Observation[]): number {
  const squares = observations.reduce((sum, { value }) => sum + value * value, 0);
  return Math.sqrt(squares / observations.length);
}
