import type { SearchEvent } from "../../contracts/search.ts";
import { announce } from "./announce.ts";
import { reasonToDrop } from "./compare-candidates.ts";
import { estimatesOf, type RankedCandidate } from "./estimates.ts";
import type { QuestionSupply } from "./question-supply.ts";
import { blockSize, keptOf, roundsOf } from "./race-schedule.ts";
import type { SearchQuestion } from "./search-question.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";

/**
 * Candidates on block after block of questions that nobody saw before. After each block those leave that cannot be the
 * best, and of the others only half goes on, so that the race ends: the finalists, best first.
 * @param budget evaluations that the race may spend
 */
export async function* race(
  run: SearchRun,
  starters: readonly Candidate[],
  supply: QuestionSupply,
  budget: number,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const end = run.spent + budget;
  const asked: SearchQuestion[] = [];
  let racing = [...starters];
  for (let rounds = roundsOf(racing.length); rounds > 0 && racing.length > 1; rounds--) {
    const block = supply.take(blockSize(end - run.spent, supply, racing.length, rounds));
    // A cluster may be larger than the block: then this round goes by what is known already.
    if (block.length > 0) {
      racing = yield* measureBatch(run, "race", racing, block);
      asked.push(...block);
    }
    const [leader, ...others] = estimatesOf(run)?.ranked(racing) ?? racing.map(unknown);
    if (leader === undefined) return [];
    const staying = [leader];
    for (const other of others) {
      const reason = reasonToDrop(run.board, other.candidate.id, leader.candidate.id, asked);
      if (reason === undefined) staying.push(other);
      else yield { type: "candidate-dropped", phase: "race", candidate: other.candidate.id, reason };
    }
    const keep = keptOf(racing.length, rounds);
    yield* announce(staying, keep, { from: "race", to: rounds === 1 ? "confirm" : "race" });
    racing = staying.slice(0, keep).map(({ candidate }) => candidate);
  }
  return racing;
}

function unknown(candidate: Candidate): RankedCandidate {
  return { candidate, mean: 0, standardDeviation: 0 };
}
