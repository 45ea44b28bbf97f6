import { normalCdf, normalQuantile } from "../../src/core/statistics/distributions.ts";

/** How a score comes from what lies under it, a standard normal quality. */
export interface OutcomeKind {
  title: string;
  /** Latent mean of the better-known system. */
  base: number;
  /** Score of a latent value. */
  score(latent: number): number;
  /** Mean score at a latent mean, in closed form: truths are set, not simulated. */
  mean(latent: number): number;
  /** The loss accepted in the test of "not worse", in the score's unit. */
  margin: number;
}

const steps = [-1.5, -0.5, 0.5, 1.5];

export function yesOrNo(share: number): OutcomeKind {
  return {
    title: `yes or no, ${Math.round(share * 100)} % yes`,
    base: normalQuantile(share),
    score: (latent) => (latent > 0 ? 1 : 0),
    mean: normalCdf,
    margin: 0.05,
  };
}

export const continuous: OutcomeKind = {
  title: "continuous",
  base: 0,
  score: (latent) => latent,
  mean: (latent) => latent,
  margin: 0.1,
};

export const oneToFive: OutcomeKind = {
  title: "1 to 5",
  base: 0,
  score: (latent) => steps.reduce((score, step) => score + (latent > step ? 1 : 0), 1),
  mean: (latent) => steps.reduce((mean, step) => mean + normalCdf(latent - step), 1),
  margin: 0.2,
};

/** One cell: so many sources, so many questions a source, so much of a system's own luck shared within a source. */
export interface Design {
  outcome: OutcomeKind;
  clusters: number;
  questionsPerCluster: number;
  /** Of the difference between the two systems, on the latent scale. */
  intraClusterCorrelation: number;
  /** Share of scores missing at random on either side. */
  missing: number;
}

/** The latent mean at which the score's mean is so much below that at the base. */
export function latentBelow({ base, mean }: OutcomeKind, loss: number): number {
  let low = base - 8;
  let high = base;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (mean(base) - mean(middle) > loss) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
