import { AppError } from "../../contracts/app-error.ts";
import type { SearchEvent, SearchResult } from "../../contracts/search.ts";
import { comparisonOf, scoreOf } from "./compare-candidates.ts";
import { estimatesOf } from "./estimates.ts";
import type { SearchQuestion } from "./search-question.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";
import { fewestClustersForVerdict } from "./split-questions.ts";

export type Confirmed = Pick<
  SearchResult,
  "winner" | "confirmed" | "optimistic" | "verdict" | "reason" | "runnerUp" | "baseline"
>;

/**
 * The finalists, and the baseline, on questions that nobody saw before. The better of the finalists by all that was
 * measured is the winner; its score is that of the new questions alone. As these may have decided between two, each
 * finalist's interval has the confidence that both hold together with 95 % (Bonferroni).
 * @param finalists best first, at least one
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
  const winner = estimatesOf(run)?.ranked(able)[0]?.candidate ?? able[0];
  if (winner === undefined) throw unmeasured(finalists.length);

  const runnerUp = able.find((finalist) => finalist !== winner);
  const compared = (other: Candidate) => comparisonOf(board, winner.id, other.id, questions, sign);
  const confirmed = scoreOf(board, winner.id, questions, sign);
  const optimistic = scoreOf(board, winner.id, chosenBy[finalists.indexOf(winner)]!, sign);
  if (confirmed === null) throw unmeasured(1);
  const reliable = confirmed.low !== null && confirmed.clusters >= fewestClustersForVerdict;
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
  return `The questions kept for confirming are about ${clusters} sources or groups, and an interval is to be relied on from ${fewestClustersForVerdict} on.`;
}
