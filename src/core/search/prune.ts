import type { SearchEvent } from "../../contracts/search.ts";
import { upperBound } from "./compare-candidates.ts";
import { createScoreboard, differencesOf, valuesOf } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import { inOrder, type Evaluate } from "./search-run.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";
import { meanOf } from "../statistics/clustered-values.ts";

/** What finds other passages may still be answered better from: only what is worse beyond doubt goes. */
const confidence = 0.99;
/**
 * By this much a retrieval has to be worse, with that confidence. Wide, because the passages best answered from need not be
 * those that hold most gold: on product-docs the best answers came from a retrieval whose recall was .11 below the best.
 */
const clearMargin = 0.1;
/** So many retrievals always stay, however far the best is ahead. */
const fewestKept = 4;

export interface Pruned {
  space: SearchSpace;
  retrievalEvaluations: number;
}

/**
 * Measures retrieval alone, which asks no model, and leaves out the settings whose passages are clearly worse than the
 * best's. It never fixes the retrieval before answers were judged: several always stay.
 */
export async function* prune(
  space: SearchSpace,
  questions: readonly SearchQuestion[],
  retrieve: Evaluate,
  jobs: number,
): AsyncGenerator<SearchEvent, Pruned> {
  const groups = Map.groupBy(space.candidates, ({ retrieval }) => retrieval);
  const retrievalEvaluations = pruningCost(space, questions.length);
  if (retrievalEvaluations === 0) return { space, retrievalEvaluations };
  const representatives = [...groups.values()].map(([first]) => first!);
  yield {
    type: "phase-start",
    phase: "prune",
    candidates: representatives.map(({ id }) => id),
    questions: questions.length,
    evaluations: retrievalEvaluations,
  };
  const board = createScoreboard(1);
  const measured: Candidate[] = [];
  for await (const { candidate, outcome } of inOrder(retrieve, representatives, questions, jobs)) {
    // A retrieval that fails here fails again where it counts, and is dropped there by name.
    if (outcome.status === "failed") continue;
    board.record(candidate.id, questions, outcome.measured);
    if (valuesOf(board, candidate.id, questions).values.length > 0) measured.push(candidate);
  }
  const meanFor = ({ id }: Candidate) => meanOf(valuesOf(board, id, questions).values);
  const ranked = measured.sort((a, b) => meanFor(b) - meanFor(a));
  const [leader, ...others] = ranked;
  const gone = new Set<string>();
  for (const candidate of others.slice(fewestKept - 1)) {
    const bound = upperBound(differencesOf(board, candidate.id, leader!.id, questions), confidence);
    if (bound === undefined || bound.upper >= -clearMargin) continue;
    gone.add(candidate.retrieval);
    for (const { id } of groups.get(candidate.retrieval)!) {
      const reason = { kind: "clearly-worse", against: leader!.id, ...bound } as const;
      yield { type: "candidate-dropped", phase: "prune", candidate: id, reason };
    }
  }
  return {
    space: { ...space, candidates: space.candidates.filter(({ retrieval }) => !gone.has(retrieval)) },
    retrievalEvaluations,
  };
}

/** Questions for which pruning finds passages: each once for every retrieval, unless there are so few that all stay. */
export function pruningCost({ candidates }: SearchSpace, questions: number): number {
  const retrievals = new Set(candidates.map(({ retrieval }) => retrieval)).size;
  return retrievals <= fewestKept ? 0 : retrievals * questions;
}
