import type { EffectVariances } from "./effect-variances.ts";

const rounds = 2;

export interface VarianceGrid {
  /** Standard deviation that shares are of. */
  scale: number;
  /** Standard deviations that are tried for every part, as shares of the scale. */
  shares: readonly number[];
  start: { main: number; pair: number; own: number };
}

/**
 * The variances of the greatest likelihood: each part's in turn over a small grid, the others held (coordinate ascent).
 * A small grid also keeps what chance shows in a few questions from being believed to the last digit.
 * @param levels of each factor; one without a choice has no variance
 */
export function likeliestVariances(
  levels: readonly number[],
  { scale, shares, start }: VarianceGrid,
  logLikelihoodOf: (variances: EffectVariances) => number,
): EffectVariances {
  // Main effects, then pairs, then own.
  const parts = [...levels.map((count) => (count < 2 ? 0 : start.main)), start.pair, start.own];
  const variancesFor = (tried: readonly number[]): EffectVariances => {
    const variances = tried.map((share) => (share * scale) ** 2);
    return { main: variances.slice(0, -2), pair: variances.at(-2)!, own: variances.at(-1)! };
  };
  let best = logLikelihoodOf(variancesFor(parts));
  for (let round = 0; round < rounds; round++) {
    for (let part = 0; part < parts.length; part++) {
      if (part < levels.length && levels[part]! < 2) continue;
      const before = parts[part]!;
      for (const share of shares) {
        if (share === before) continue;
        const likelihood = logLikelihoodOf(variancesFor(parts.with(part, share)));
        if (likelihood <= best) continue;
        best = likelihood;
        parts[part] = share;
      }
    }
  }
  return variancesFor(parts);
}
