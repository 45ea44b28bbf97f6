import { AppError } from "../../contracts/app-error.ts";
import { questionSupply } from "./question-supply.ts";
import { finalists, raceCost, racersFor } from "./race-schedule.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { QuestionSplit } from "./split-questions.ts";

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

// Fitted on made worlds, where the choice matters little around these: node bench/search.ts prints what is reached.
const confirmShareOfBudget = 0.3;
const screenShare = 0.6;
/** So many candidates are screened for each effect that is to be told: more on fewer questions would tell effects of levels less well, as these differ from question to question. */
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

/** Throws AppError "config.invalid" where the budget is too small for one block in each phase. */
export function planSearch(input: PlanInput, split: QuestionSplit): SearchPlan {
  const { budget, candidates, mostLevels, confirmed } = input;
  const supply = { screen: questionSupply(split.screen), race: questionSupply(split.race) };
  const [screenBlock, raceBlock] = [supply.screen.next(), supply.race.next()];
  const fewestScreened = Math.min(candidates, Math.max(2, mostLevels));
  const toConfirm = questionSupply(split.confirm);
  const confirmQuestions = [...toConfirm.take(0, true), ...toConfirm.take(0, true)];
  const smallest = fewestScreened * screenBlock + finalists * raceBlock + confirmed * confirmQuestions.length;
  if (budget < smallest) throw tooSmall(budget, smallest);

  const most = Math.min(
    Math.floor((budget * confirmShareOfBudget) / confirmed),
    Math.floor((budget - smallest) / confirmed) + confirmQuestions.length,
  );
  confirmQuestions.push(...toConfirm.take(most - confirmQuestions.length));
  const rest = budget - confirmed * confirmQuestions.length - finalists * raceBlock;
  const screenQuestions = supply.screen.take(Math.floor(rest / fewestScreened), true);
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

export function tooSmall(budget: number, smallest: number): AppError {
  return new AppError("config.invalid", {
    message: `A budget of ${budget} question evaluations is too small for one block of questions in each phase.`,
    hint: `Give at least ${smallest}, such as --budget ${smallest}questions.`,
  });
}
