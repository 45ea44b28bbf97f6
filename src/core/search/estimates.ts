import { deviationsOf, observationsOf } from "./batch-deviations.ts";
import { effectsModels, type Estimate } from "./effects-model.ts";
import { fitNoise, fitQuality } from "./fit-effects.ts";
import type { SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";

export interface RankedCandidate extends Estimate {
  candidate: Candidate;
}

/** What is believed of candidates, measured or not, by all that was measured. */
export interface Estimates {
  /** Best mean first; of equal ones the earlier in the list. */
  ranked(candidates: readonly Candidate[]): RankedCandidate[];
}

/**
 * Undefined where no two candidates were scored on the same question. The variances are fitted once, on the first batch:
 * there the candidates are many and differ in every setting, later they are few and alike.
 */
export function estimatesOf(run: SearchRun): Estimates | undefined {
  const batches = run.batches.flatMap((batch) => deviationsOf(batch, run.board) ?? []);
  const [first] = batches;
  if (first === undefined) return undefined;
  const levels = run.space.factors.map((factor) => factor.levels.length);
  const observations = observationsOf(batches);
  if (run.fitted === undefined) {
    const noise = fitNoise(first, levels);
    run.fitted = { noise, quality: fitQuality(observations, levels, noise) };
  }
  const { noise, quality } = run.fitted;
  const model = effectsModels(observations, levels, noise)(quality);
  return {
    ranked: (candidates) =>
      candidates
        .map((candidate) => ({ candidate, ...model.estimate(candidate) }))
        .sort((a, b) => b.mean - a.mean),
  };
}
