import { AppError } from "../../contracts/app-error.ts";
import type { SearchEvent, SearchResult } from "../../contracts/search.ts";
import { factorOrder, greedySearch, gridSearch, randomSearch } from "./baseline-strategies.ts";
import { confirm, type Confirmed } from "./confirm.ts";
import { scoreOf } from "./compare-candidates.ts";
import { designOf, type PreparedSearch, prepareSearch, type SearchOptions } from "./prepare-search.ts";
import { prune } from "./prune.ts";
import { questionSupply } from "./question-supply.ts";
import { race } from "./race.ts";
import { createScoreboard } from "./scoreboard.ts";
import { screen } from "./screen.ts";
import { questionsOf, type SearchQuestion } from "./search-question.ts";
import type { Evaluate, SearchRun } from "./search-run.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";
import { idsOf } from "./split-questions.ts";

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
  const { strategy, budget, jobs, lowerIsBetter } = options;
  const prepared = prepareSearch(space, questions, options);
  const { baseline, split, plan, random, exhaustive } = prepared;
  yield { type: "search-start", strategy, candidates: space.candidates.length, budget, exhaustive };
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
    fitted: undefined,
    jobs,
  };
  let retrievalEvaluations = 0;
  if (strategy === "screen-race-confirm" && tools.retrieve !== undefined) {
    const seen = questionsOf([...split.screen, ...split.race]);
    const pruned = yield* prune(space, seen, tools.retrieve, jobs);
    run.space = pruned.space;
    ({ retrievalEvaluations } = pruned);
  }
  const confirming = options.confirm ?? true;
  const best = yield* choose(run, prepared, options, confirming);
  if (best.length === 0) throw nothingMeasured(space.candidates.length);
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
  prepared: PreparedSearch,
  { strategy, stages }: SearchOptions,
  confirming: boolean,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const { budget, split, space } = run;
  const { plan } = prepared;
  const kept = confirming ? plan.confirmQuestions.length * (run.baseline === undefined ? 2 : 3) : 0;
  const clusters = [...split.screen, ...split.race, ...(confirming ? [] : split.confirm)];
  switch (strategy) {
    case "screen-race-confirm": {
      const design = designOf(space, prepared);
      const starters = yield* screen(run, design, plan.screenQuestions, plan.racing);
      const supply = questionSupply(split.race);
      return yield* race(run, starters, supply, budget - kept - run.spent);
    }
    case "random": {
      const most = Math.floor((budget - kept) / Math.min(fewestDrawn, space.candidates.length));
      return yield* randomSearch(run, questionSupply(clusters).take(most, true), budget - kept);
    }
    case "grid":
      return yield* gridSearch(run, questionsOf(clusters));
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

function nothingMeasured(candidates: number): AppError {
  return new AppError("measure.failed", {
    message: `No configuration of ${candidates} could be measured.`,
    hint: "Look with soundings run at what fails, or search by another metric.",
  });
}
