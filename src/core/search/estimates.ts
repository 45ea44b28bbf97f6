import { observationsOf } from "./batch-observations.ts";
import { effectsModel, type EffectVariances, type Estimate } from "./effects-model.ts";
import { fitEffects } from "./fit-effects.ts";
import type { SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";

export interface RankedCandidate extends Estimate {
  candidate: Candidate;
}

/** What is believed of candidates, measured or not, by all that was measured. */
export interface Estimates {
  variances: EffectVariances;
  /** Best mean first; of equal ones the earlier in the list. */
  ranked(candidates: readonly Candidate[]): RankedCandidate[];
}

/** Undefined where no two candidates were measured on the same question. @param known variances that were fitted before */
export function estimatesOf(run: SearchRun, known?: EffectVariances): Estimates | undefined {
  const observations = observationsOf(run.batches, run.board);
  if (observations.length === 0) return undefined;
  const levels = run.space.factors.map((factor) => factor.levels.length);
  const again = known === undefined ? undefined : effectsModel(observations, levels, known);
  const { model, variances } =
    again === undefined || known === undefined
      ? fitEffects(observations, levels)
      : { model: again, variances: known };
  return {
    variances,
    ranked: (candidates) =>
      candidates
        .map((candidate) => ({ candidate, ...model.estimate(candidate) }))
        .sort((a, b) => b.mean - a.mean),
  };
}
