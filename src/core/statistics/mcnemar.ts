import { betaCdf } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** Pairs of yes/no outcomes that differ: whole numbers from 0. */
export interface DiscordantPairs {
  /** Only the first side said yes. */
  onlyFirst: number;
  /** Only the second side said yes. */
  onlySecond: number;
}

/** Two-sided p values, within (0, 1]. */
export interface McNemarTest {
  status: "tested";
  /** Never rejects too often, and therefore too rarely. */
  exactP: number;
  /** Counts the observed table half: close to the nominal level, and the one to report (Fagerland, Lydersen and Laake 2013). */
  midP: number;
}

/**
 * Whether two sides say yes equally often on the same questions (McNemar 1947), by the binomial distribution of the
 * discordant pairs under equal chances. Questions must be independent: it does not allow for clusters. Undefined where
 * no pair differs.
 */
export function mcNemar({ onlyFirst, onlySecond }: DiscordantPairs): McNemarTest | UndefinedStatistic {
  const discordant = onlyFirst + onlySecond;
  if (discordant === 0) return undefinedBecause("no-variance");
  const fewer = Math.min(onlyFirst, onlySecond);
  const upToFewer = evenBinomialCdf(fewer, discordant);
  const belowFewer = evenBinomialCdf(fewer - 1, discordant);
  return {
    status: "tested",
    exactP: Math.min(1, 2 * upToFewer),
    midP: Math.min(1, upToFewer + belowFewer),
  };
}

/** P(X <= successes) for X ~ Binomial(trials, 1/2). */
function evenBinomialCdf(successes: number, trials: number): number {
  return successes < 0 ? 0 : betaCdf(0.5, trials - successes, successes + 1);
}
