import { AppError } from "../../contracts/app-error.ts";
import type { SearchStrategy } from "../../contracts/search.ts";
import { type Random, seededRandom } from "../statistics/random.ts";
import {
  type PlanInput,
  planSearch,
  questionsToScreenBy,
  type SearchPlan,
  smallestBudget,
} from "./plan-search.ts";
import { finalists } from "./race-schedule.ts";
import { screeningDesign } from "./screening-design.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";
import { idsOf, type QuestionSplit, splitQuestions } from "./split-questions.ts";

export interface SearchOptions {
  strategy: SearchStrategy;
  /** Question evaluations that may be spent: one is one question through one configuration. */
  budget: number;
  seed: number;
  /** Id of the candidate that the winner is compared with. */
  baseline?: string;
  lowerIsBetter: boolean;
  /** Stages of the pipeline in order: greedy searches go by them. */
  stages: readonly string[];
  /** Candidates measured at the same time. */
  jobs: number;
  /** False: choose by all questions and confirm nothing, as these strategies are usually run. Not for screen-race-confirm. */
  confirm?: boolean;
}

/** All that is settled before anything is measured. */
export interface PreparedSearch {
  baseline: Candidate | undefined;
  split: QuestionSplit;
  plan: SearchPlan;
  random: Random;
  exhaustive: number;
}

/** Throws AppError "config.invalid" or "questions.invalid" where no search is possible. */
export function prepareSearch(
  space: SearchSpace,
  questions: readonly SearchQuestion[],
  options: Pick<SearchOptions, "strategy" | "budget" | "seed" | "baseline">,
): PreparedSearch {
  const { candidates } = space;
  if (candidates.length < 2) throw nothingToSearch(candidates.length);
  const baseline = candidates.find(({ id }) => id === options.baseline);
  const input = inputOf(space, options);
  const random = seededRandom(options.seed);
  const split = splitFor(input, questions, random);
  if (options.strategy === "grid" && options.budget < gridBudget(input, split)) {
    throw shortGrid(input, questions, options.seed);
  }
  if (options.budget < smallestBudget(input, split)) throw tooSmall(input, questions, options.seed);
  const plan = planSearch(input, split);
  const exhaustive = candidates.length * questions.length;
  return { baseline, split, plan, random, exhaustive };
}

/** Question evaluations that are enough for the strategy, where those of the options are not; else those of the options. */
export function sufficientBudget(
  space: SearchSpace,
  questions: readonly SearchQuestion[],
  options: Pick<SearchOptions, "strategy" | "budget" | "seed" | "baseline">,
): number {
  const input = inputOf(space, options);
  const split = splitFor(input, questions, seededRandom(options.seed));
  const neededBy = options.strategy === "grid" ? gridBudget : smallestBudget;
  if (options.budget >= neededBy(input, split)) return options.budget;
  return enoughFor(input, questions, options.seed, neededBy);
}

function inputOf(
  { candidates, factors }: SearchSpace,
  options: Pick<SearchOptions, "budget" | "baseline">,
): PlanInput {
  const isCompared = candidates.some(({ id }) => id === options.baseline);
  return {
    budget: options.budget,
    candidates: candidates.length,
    effects: factors.reduce((sum, { levels }) => sum + levels.length - 1, 0),
    mostLevels: Math.max(...factors.map(({ levels }) => levels.length)),
    confirmed: finalists + (isCompared ? 1 : 0),
  };
}

/** What is screened: the baseline, where it is still in the space, and what fills the space beside it. */
export function designOf(space: SearchSpace, { baseline, plan, random }: PreparedSearch): Candidate[] {
  const first = baseline !== undefined && space.candidates.includes(baseline) ? [baseline] : [];
  return screeningDesign(space, plan.screened, random, first);
}

function splitFor(input: PlanInput, questions: readonly SearchQuestion[], random: Random): QuestionSplit {
  return splitQuestions(questions, questionsToScreenBy(input, questions.length), random);
}

/** A larger budget may divide the questions otherwise: what is named has to be enough for its own division. */
function enoughFor(
  input: PlanInput,
  questions: readonly SearchQuestion[],
  seed: number,
  neededBy: (input: PlanInput, split: QuestionSplit) => number,
): number {
  let enough = input.budget;
  for (let needed = enough + 1; needed > enough;) {
    enough = needed;
    const larger = { ...input, budget: enough };
    needed = neededBy(larger, splitFor(larger, questions, seededRandom(seed)));
  }
  return enough;
}

function tooSmall(input: PlanInput, questions: readonly SearchQuestion[], seed: number): AppError {
  const enough = enoughFor(input, questions, seed, smallestBudget);
  return new AppError("config.invalid", {
    message: `A budget of ${input.budget} question evaluations is too small for one block of questions in each phase.`,
    hint: `Give at least ${enough}, such as --budget ${enough}questions.`,
  });
}

/** Every candidate on every question but those to confirm by, and the finalists on these. */
function gridBudget({ candidates, confirmed }: PlanInput, split: QuestionSplit): number {
  const asked = idsOf(split, "screen").length + idsOf(split, "race").length;
  return candidates * asked + confirmed * idsOf(split, "confirm").length;
}

function shortGrid(input: PlanInput, questions: readonly SearchQuestion[], seed: number): AppError {
  const enough = enoughFor(input, questions, seed, gridBudget);
  return new AppError("config.invalid", {
    message: `The grid of ${input.candidates} configurations takes ${enough} question evaluations, and the budget is ${input.budget}.`,
    hint: `Give --budget ${enough}questions, or search with --strategy screen-race-confirm.`,
  });
}

function nothingToSearch(candidates: number): AppError {
  return new AppError("config.invalid", {
    message:
      candidates === 0
        ? "The search space has no valid configuration."
        : "There is nothing to search: vary: leaves one configuration.",
    hint: "Give at least two values of some setting under vary:, and look at when: and constraints: under search:.",
  });
}
