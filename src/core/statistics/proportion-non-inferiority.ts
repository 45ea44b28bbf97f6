import { normalCdf } from "./distributions.ts";
import type { Proportion } from "./proportion-interval.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** A one-sided test by the normal distribution. */
export interface NormalTest {
  status: "tested";
  z: number;
  pValue: number;
}

/**
 * Score test of two independent proportions against the hypothesis that the second lies below the first by the margin or
 * more (Farrington and Manning 1990): the variance is that of the likeliest proportions that differ by just the margin.
 * The one to report. Undefined where a side has no outcomes or nothing varies.
 * @param margin 0 or more, below 1
 */
export function scoreNonInferiority(
  first: Proportion,
  second: Proportion,
  margin: number,
): NormalTest | UndefinedStatistic {
  if (first.n === 0 || second.n === 0) return undefinedBecause("no-values");
  const likeliest = likeliestFirst(first, second, margin);
  return normalTest(first, second, margin, [likeliest, likeliest - margin]);
}

/** The same by the observed proportions' own variance (Wald): simple, and too bold for few outcomes or shares near 0 and 1. */
export function waldNonInferiority(
  first: Proportion,
  second: Proportion,
  margin: number,
): NormalTest | UndefinedStatistic {
  if (first.n === 0 || second.n === 0) return undefinedBecause("no-values");
  return normalTest(first, second, margin, [first.successes / first.n, second.successes / second.n]);
}

function normalTest(
  first: Proportion,
  second: Proportion,
  margin: number,
  [firstShare, secondShare]: readonly [number, number],
): NormalTest | UndefinedStatistic {
  const variance = (firstShare * (1 - firstShare)) / first.n + (secondShare * (1 - secondShare)) / second.n;
  if (!(variance > 0)) return undefinedBecause("no-variance");
  const z = (second.successes / second.n - first.successes / first.n + margin) / Math.sqrt(variance);
  return { status: "tested", z, pValue: normalCdf(-z) };
}

/**
 * The first share that maximises the likelihood where the second is smaller by the margin. The likelihood is concave, so
 * its slope changes sign once; halving finds the place to the last bit, also at the ends where the cubic's closed form fails.
 */
function likeliestFirst(first: Proportion, second: Proportion, margin: number): number {
  let low = margin;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (slope(first, middle) + slope(second, middle - margin) > 0) low = middle;
    else high = middle;
  }
  // Halving approaches the lower end but never names it, and only there is the variance exactly zero.
  return low === margin ? margin : (low + high) / 2;
}

/** Derivative of the binomial log likelihood. A count of zero adds nothing, whatever it would be divided by. */
function slope({ successes, n }: Proportion, share: number): number {
  const failures = n - successes;
  return (successes === 0 ? 0 : successes / share) - (failures === 0 ? 0 : failures / (1 - share));
}
