/** How a budget of question evaluations is divided. All counts are upper bounds; whole clusters may take a little less. */
export interface SearchPlan {
  /** Candidates screened, each on so many questions. */
  screened: number;
  screenQuestions: number;
  /** Candidates that begin the race, and what it may spend. */
  racing: number;
  /** Kept for confirming, for each of the configurations confirmed. */
  confirmQuestions: number;
}

export interface PlanInput {
  budget: number;
  candidates: number;
  questions: number;
  /** Of the factor with most levels: each has to be seen. */
  mostLevels: number;
  /** Configurations that are confirmed: finalists, and the baseline where there is one. */
  confirmed: number;
}

export const tuning = {
  confirmShareOfBudget: 0.3,
  confirmShareOfQuestions: 0.4,
  screenShare: 0.6,
  screenQuestions: 10,
  mostScreened: 400,
  mostRacing: 400,
};

export function planSearch({ budget, candidates, questions, mostLevels, confirmed }: PlanInput): SearchPlan {
  const confirmQuestions = Math.min(
    Math.floor(questions * tuning.confirmShareOfQuestions),
    Math.floor((budget * tuning.confirmShareOfBudget) / confirmed),
  );
  const rest = budget - confirmed * confirmQuestions;
  const forScreen = Math.floor(rest * tuning.screenShare);
  const screenable = Math.min(candidates, tuning.mostScreened);
  // All candidates on as many questions as that allows, or fewer candidates on the usual number.
  const most = Math.max(1, Math.floor(questions / 4));
  const screenQuestions = Math.min(most, Math.max(tuning.screenQuestions, Math.floor(forScreen / screenable)));
  const screened = Math.min(
    screenable,
    Math.max(mostLevels, 2, Math.floor(forScreen / screenQuestions)),
  );
  const raceBudget = rest - screened * screenQuestions;
  const raceQuestions = questions - confirmQuestions - screenQuestions;
  return { screened, screenQuestions, racing: racers(raceBudget, raceQuestions, candidates), confirmQuestions };
}

/**
 * The most candidates that can be halved down to two when every round costs the same and so asks twice as many questions
 * as the one before: budget and questions are then both used up.
 */
function racers(budget: number, questions: number, candidates: number): number {
  let best = Math.min(2, candidates);
  candidates = Math.min(candidates, tuning.mostRacing);
  for (let count = 3; count <= candidates; count++) {
    const rounds = roundsOf(count);
    const firstBlock = questions / (2 ** rounds - 1);
    if (count * rounds * Math.max(firstBlock, 1) > budget) continue;
    best = count;
  }
  return best;
}

/** Halvings from so many candidates to two. */
export function roundsOf(candidates: number): number {
  return Math.max(1, Math.ceil(Math.log2(candidates / 2)));
}
