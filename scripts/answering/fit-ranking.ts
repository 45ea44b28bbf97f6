import { dot } from "./logistic-regression.ts";

/** The candidates of one question, at least one of them right and one wrong. */
export interface RankedSet {
  candidates: { features: readonly number[]; right: boolean }[];
  weight: number;
}

const rounds = 400;
const rate = 0.1;
const penalty = 1e-3;

/** Weights that maximise the mean log of the softmax share of each set's right candidates, by Adam. */
export function fitRanking(sets: readonly RankedSet[], width: number): number[] {
  const weights = Array.from({ length: width }, () => 0);
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  const total = sets.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = weights.map((value) => penalty * value);
    for (const { candidates, weight } of sets) {
      const scores = candidates.map(({ features }) => dot(features, weights));
      const highest = Math.max(...scores);
      const parts = scores.map((score) => Math.exp(score - highest));
      const all = parts.reduce((sum, part) => sum + part, 0);
      const right = parts.reduce((sum, part, i) => sum + (candidates[i]!.right ? part : 0), 0);
      for (const [i, candidate] of candidates.entries()) {
        const part = parts[i] as number;
        const pull = (weight / total) * (part / all - (candidate.right ? part / right : 0));
        for (let j = 0; j < width; j++) gradient[j]! += pull * (candidate.features[j] as number);
      }
    }
    for (let j = 0; j < width; j++) {
      const slope = gradient[j] as number;
      mean[j] = 0.9 * (mean[j] as number) + 0.1 * slope;
      square[j] = 0.999 * (square[j] as number) + 0.001 * slope ** 2;
      const step = (mean[j] as number) / (1 - 0.9 ** round);
      weights[j]! -= (rate * step) / (Math.sqrt((square[j] as number) / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  return weights;
}
