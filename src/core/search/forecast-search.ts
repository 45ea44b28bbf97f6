import { designOf, prepareSearch, type SearchOptions } from "./prepare-search.ts";
import { idsOf } from "./split-questions.ts";
import { pruningCost } from "./prune.ts";
import { questionsOf, type SearchQuestion } from "./search-question.ts";
import type { SearchSpace } from "./search-space.ts";

/** What a search would do, told before anything is spent. */
export interface SearchForecast {
  candidates: number;
  questions: number;
  split: { screen: number; race: number; confirm: number };
  /** Exactly so many configurations on so many questions come first; null for strategies without a screen. */
  screen: { candidates: number; questions: number; indexes: number } | null;
  /** Questions for which passages are found without an answer, to prune by; 0 where nothing is pruned. */
  retrievals: number;
  /** No more than these. */
  evaluations: number;
  indexes: number;
  /** Of measuring every configuration on every question. */
  exhaustive: number;
}

/** Throws what the search itself would throw before it measures anything. */
export function forecastSearch(
  space: SearchSpace,
  questions: readonly SearchQuestion[],
  options: Pick<SearchOptions, "strategy" | "budget" | "seed" | "baseline"> & { needsAnswers: boolean },
): SearchForecast {
  const prepared = prepareSearch(space, questions, options);
  const { plan, split, exhaustive } = prepared;
  const design = options.strategy === "screen-race-confirm" ? designOf(space, prepared) : null;
  const screened = new Set(design?.map(({ index }) => index));
  return {
    candidates: space.candidates.length,
    questions: questions.length,
    split: {
      screen: idsOf(split, "screen").length,
      race: idsOf(split, "race").length,
      confirm: idsOf(split, "confirm").length,
    },
    screen:
      design === null
        ? null
        : { candidates: design.length, questions: plan.screenQuestions.length, indexes: screened.size },
    retrievals:
      design === null || !options.needsAnswers
        ? 0
        : pruningCost(space, questionsOf([...split.screen, ...split.race]).length),
    evaluations: Math.min(options.budget, exhaustive),
    indexes: new Set(space.candidates.map(({ index }) => index)).size,
    exhaustive,
  };
}
