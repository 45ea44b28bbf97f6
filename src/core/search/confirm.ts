import { AppError } from "../../contracts/app-error.ts";
import type { SearchEvent, SearchResult } from "../../contracts/search.ts";
import { comparisonOf, scoreOf } from "./compare-candidates.ts";
import type { SearchQuestion } from "./search-question.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";
import { fewestClusters } from "../comparison/decide-verdict.ts";

export type Confirmed = Pick<
  SearchResult,
  "winner" | "confirmed" | "optimistic" | "verdict" | "reason" | "runnerUp" | "baseline"
>;

/**
 * The finalists, and the baseline, on questions that nobody saw before. The winner is settled already: were these
 * questions asked which of two is better, its score on them would be too high again, for having been chosen.
 * @param finalists best first, at least one; the next takes the place of one that cannot be measured
 */
export async function* confirm(
  run: SearchRun,
  finalists: readonly Candidate[],
  questions: readonly SearchQuestion[],
): AsyncGenerator<SearchEvent, Confirmed> {
  const { board, baseline, sign } = run;
  const chosenBy = finalists.map(({ id }) => board.asked(id));
  const extra = baseline === undefined || finalists.includes(baseline) ? [] : [baseline];
  const measured = yield* measureBatch(run, "confirm", [...finalists, ...extra], questions);
  const able = finalists.filter((finalist) => measured.includes(finalist));
  const [winner, runnerUp] = able;
  if (winner === undefined) throw unmeasured(finalists.length);

  const compared = (other: Candidate) => comparisonOf(board, winner.id, other.id, questions, sign);
  const confirmed = scoreOf(board, winner.id, questions, sign);
  const optimistic = scoreOf(board, winner.id, chosenBy[finalists.indexOf(winner)]!, sign);
  if (confirmed === null) throw unmeasured(1);
  const reliable = confirmed.low !== null && confirmed.clusters >= fewestClusters;
  return {
    winner: winner.id,
    confirmed,
    optimistic,
    verdict: reliable ? "confirmed" : "unreliable",
    reason: reliable ? null : unreliable(confirmed),
    runnerUp: runnerUp === undefined ? null : { candidate: runnerUp.id, comparison: compared(runnerUp) },
    baseline:
      baseline === undefined
        ? null
        : {
            candidate: baseline.id,
            score: scoreOf(board, baseline.id, questions, sign),
            comparison: baseline === winner ? null : compared(baseline),
          },
  };
}

/** @param count of configurations that ought to have been confirmed */
function unmeasured(count: number): AppError {
  return new AppError("measure.failed", {
    message: `None of the ${count} best configurations was scored on the questions kept for confirming.`,
    hint: "Look with soundings run at why its questions fail, or search by a metric that is applicable to more of them.",
  });
}

function unreliable({ clusters, why }: { clusters: number; why: string | null }): string {
  if (why !== null) return `There is no interval: ${why}.`;
  return `The questions kept for confirming are about ${clusters} sources or groups, and an interval is to be relied on from ${fewestClusters} on.`;
}
