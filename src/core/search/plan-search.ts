import { questionSupply } from "./question-supply.ts";
import { finalists, raceCost, racersFor } from "./race-schedule.ts";
import { questionsOf, type SearchQuestion } from "./search-question.ts";
import type { QuestionSplit, SplitPart } from "./split-questions.ts";

/** How a budget of question evaluations is divided. */
export interface SearchPlan {
  /** So many candidates are screened, each on these questions. */
  screened: number;
  screenQuestions: SearchQuestion[];
  /** Candidates that begin the race. */
  racing: number;
  /** For each finalist, and for the baseline; more where the race leaves something over. */
  confirmQuestions: SearchQuestion[];
}

export interface PlanInput {
  budget: number;
  candidates: number;
  /** Of the factor with most levels: each has to be seen. */
  mostLevels: number;
  /** Levels beside the first, of all factors. */
  effects: number;
  /** Configurations that are confirmed: the finalists, and the baseline where there is one. */
  confirmed: number;
}

// Chosen on made worlds and real folders, where a little more or less matters little: node bench/search.ts.
const confirmShareOfBudget = 0.3;
const screenShare = 0.6;
/**
 * So many candidates are screened for each effect that is to be told. More on fewer questions would tell more of
 * interactions, and less of the effects, which differ from question to question.
 */
const candidatesPerEffect = 3;
/** More of the questions would be missing in the race. */
const largestScreenShare = 0.25;
/** The model's matrix grows with the square. */
const mostScreened = 400;

/** How many questions candidates are screened by, before it is known how the clusters fall. */
export function questionsToScreenBy({ budget, candidates, effects }: PlanInput, questions: number): number {
  const screened = Math.min(candidates, mostScreened, candidatesPerEffect * (1 + effects));
  const affordable = Math.floor((budget * (1 - confirmShareOfBudget) * screenShare) / screened);
  return Math.max(1, Math.min(affordable, Math.floor(questions * largestScreenShare)));
}

/** Enough for one block of questions in each phase: the fewest candidates, and whole clusters. */
export function smallestBudget(
  { candidates, mostLevels, confirmed }: PlanInput,
  split: QuestionSplit,
): number {
  const sizes = (part: SplitPart, clusters: number) => questionsOf(split[part].slice(0, clusters)).length;
  return (
    fewestScreenedOf(candidates, mostLevels) * sizes("screen", 1) +
    finalists * sizes("race", 1) +
    confirmed * sizes("confirm", fewestConfirmClusters)
  );
}

/** One cluster alone has no spread. */
const fewestConfirmClusters = 2;

function fewestScreenedOf(candidates: number, mostLevels: number): number {
  return Math.min(candidates, Math.max(2, mostLevels));
}

/** The budget is at least the smallest that is sufficient. */
export function planSearch(input: PlanInput, split: QuestionSplit): SearchPlan {
  const { budget, candidates, mostLevels, confirmed } = input;
  const fewestScreened = fewestScreenedOf(candidates, mostLevels);
  const toConfirm = questionSupply(split.confirm);
  const confirmQuestions = Array.from({ length: fewestConfirmClusters }, () =>
    toConfirm.take(0, true),
  ).flat();
  const spare = budget - smallestBudget(input, split);
  const raceBlock = questionSupply(split.race).next();
  const most = Math.min(
    Math.floor((budget * confirmShareOfBudget) / confirmed),
    Math.floor(spare / confirmed) + confirmQuestions.length,
  );
  confirmQuestions.push(...toConfirm.take(most - confirmQuestions.length));
  const rest = budget - confirmed * confirmQuestions.length - finalists * raceBlock;
  const screenQuestions = questionSupply(split.screen).take(Math.floor(rest / fewestScreened), true);
  const forBoth = rest + finalists * raceBlock;
  const screenable = (evaluations: number) =>
    Math.min(
      candidates,
      mostScreened,
      Math.max(fewestScreened, Math.floor(Math.min(evaluations, rest) / screenQuestions.length)),
    );
  const first = screenable(forBoth * screenShare);
  const forRace = forBoth - first * screenQuestions.length;
  const racing = racersFor(forRace, split.race, candidates);
  // The race may run out of questions before it runs out of budget.
  const screened = screenable(forBoth - raceCost(racing, forRace, split.race));
  return { screened, screenQuestions, racing, confirmQuestions };
}
