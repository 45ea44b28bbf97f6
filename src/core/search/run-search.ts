import { AppError } from "../../contracts/app-error.ts";
import type { SearchEvent, SearchResult, SearchStrategy } from "../../contracts/search.ts";
import { seededRandom } from "../statistics/random.ts";
import { factorOrder, greedySearch, gridSearch, randomSearch } from "./baseline-strategies.ts";
import { confirm, type Confirmed } from "./confirm.ts";
import { scoreOf } from "./compare-candidates.ts";
import { type PlanInput, planSearch, questionsToScreenBy } from "./plan-search.ts";
import { prune } from "./prune.ts";
import { questionSupply } from "./question-supply.ts";
import { finalists } from "./race-schedule.ts";
import { race } from "./race.ts";
import { createScoreboard } from "./scoreboard.ts";
import { screen } from "./screen.ts";
import { screeningDesign } from "./screening-design.ts";
import { questionsOf, type SearchQuestion } from "./search-question.ts";
import type { Evaluate, SearchRun } from "./search-run.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";
import { idsOf, splitQuestions } from "./split-questions.ts";

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

export interface SearchTools {
  evaluate: Evaluate;
  /** Measures retrieval alone, where that is cheaper than what is searched for: absent, nothing is pruned. */
  retrieve?: Evaluate;
}

/**
 * Finds the best candidate within the budget and says how good it is by questions that did not choose it. Given the same
 * seed and measurements it always goes the same way, so that one that was stopped goes on by being started again with
 * what was measured. Throws AppError "config.invalid", "questions.invalid" or "measure.failed".
 */
export async function* runSearch(
  space: SearchSpace,
  questions: readonly SearchQuestion[],
  options: SearchOptions,
  tools: SearchTools,
): AsyncGenerator<SearchEvent, SearchResult> {
  const { strategy, budget, seed, jobs, lowerIsBetter } = options;
  const { candidates } = space;
  if (candidates.length < 2) throw nothingToSearch(candidates.length);
  const baseline = candidates.find(({ id }) => id === options.baseline);
  const exhaustive = candidates.length * questions.length;
  yield { type: "search-start", strategy, candidates: candidates.length, budget, exhaustive };

  const random = seededRandom(seed);
  const input: PlanInput = {
    budget,
    candidates: candidates.length,
    mostLevels: Math.max(...space.factors.map(({ levels }) => levels.length)),
    confirmed: finalists + (baseline === undefined ? 0 : 1),
  };
  const split = splitQuestions(questions, questionsToScreenBy(input, questions.length), random);
  yield {
    type: "questions-split",
    screen: idsOf(split, "screen"),
    race: idsOf(split, "race"),
    confirm: idsOf(split, "confirm"),
  };
  const sign = lowerIsBetter ? -1 : 1;
  const run: SearchRun = {
    space,
    split,
    baseline,
    sign,
    evaluate: tools.evaluate,
    board: createScoreboard(sign),
    random,
    budget,
    spent: 0,
    batches: [],
    variances: undefined,
    jobs,
  };
  const plan = planSearch(input, split);
  let retrievalEvaluations = 0;
  if (strategy === "screen-race-confirm" && tools.retrieve !== undefined) {
    const seen = questionsOf([...split.screen, ...split.race]);
    const pruned = yield* prune(space, seen, tools.retrieve, jobs);
    run.space = pruned.space;
    ({ retrievalEvaluations } = pruned);
  }
  const confirming = options.confirm ?? true;
  const best = yield* choose(run, plan, options, confirming);
  if (best.length === 0) throw nothingMeasured(candidates.length);
  const outcome = confirming
    ? yield* confirm(run, best, confirmQuestions(run, plan.confirmQuestions.length, best))
    : unconfirmed(run, best[0]!);
  const result: SearchResult = { ...outcome, spent: run.spent, retrievalEvaluations, exhaustive };
  yield { type: "search-end", result };
  return result;
}

/** The best by the strategy, best first. */
async function* choose(
  run: SearchRun,
  plan: ReturnType<typeof planSearch>,
  { strategy, stages }: SearchOptions,
  confirming: boolean,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const { budget, split, space } = run;
  const kept = confirming ? plan.confirmQuestions.length * (run.baseline === undefined ? 2 : 3) : 0;
  const clusters = [...split.screen, ...split.race, ...(confirming ? [] : split.confirm)];
  switch (strategy) {
    case "screen-race-confirm": {
      const first =
        run.baseline !== undefined && space.candidates.includes(run.baseline) ? [run.baseline] : [];
      const design = screeningDesign(space, plan.screened, run.random, first);
      const starters = yield* screen(run, design, plan.screenQuestions, plan.racing);
      const supply = questionSupply(split.race);
      return yield* race(run, starters, supply, budget - kept - run.spent);
    }
    case "random": {
      const most = Math.floor((budget - kept) / fewestDrawn);
      return yield* randomSearch(run, questionSupply(clusters).take(most, true), budget - kept);
    }
    case "grid":
      return yield* gridSearch(run, questionsOf(clusters), budget - kept);
    case "greedy":
    case "greedy-pipeline": {
      const order = factorOrder(space.factors, stages, strategy === "greedy" ? "model-first" : "pipeline");
      const steps = space.factors.reduce((sum, { levels }) => sum + levels.length - 1, 1);
      const most = Math.floor((budget - kept) / steps);
      const limited = { ...run, budget: budget - kept };
      const best = yield* greedySearch(limited, questionSupply(clusters).take(most, true), order);
      run.spent = limited.spent;
      return best;
    }
  }
}

/** Random search draws at least so many, each on fewer questions where the budget is small. */
const fewestDrawn = 10;

/** What was put aside for confirming, and what the phases before left over. */
function confirmQuestions(run: SearchRun, planned: number, best: readonly Candidate[]): SearchQuestion[] {
  const configurations = best.length + (run.baseline === undefined || best.includes(run.baseline) ? 0 : 1);
  const affordable = Math.floor((run.budget - run.spent) / configurations);
  return questionSupply(run.split.confirm).take(Math.max(planned, affordable));
}

function unconfirmed(run: SearchRun, winner: Candidate): Confirmed {
  const asked = run.board.asked(winner.id);
  return {
    winner: winner.id,
    confirmed: null,
    optimistic: scoreOf(run.board, winner.id, asked, run.sign),
    verdict: "unconfirmed",
    reason: "The winner was chosen by all questions, so none is left to measure it by.",
    runnerUp: null,
    baseline: null,
  };
}

function nothingToSearch(candidates: number): AppError {
  return new AppError("config.invalid", {
    message:
      candidates === 0
        ? "The search space has no valid configuration."
        : "There is nothing to search: vary: leaves one configuration.",
    hint: "Give at least two values of some setting under vary:, and check when: and constraints: under search:.",
  });
}

function nothingMeasured(candidates: number): AppError {
  return new AppError("measure.failed", {
    message: `No configuration of ${candidates} could be measured.`,
    hint: "Look with soundings run at what fails, or search by another metric.",
  });
}
