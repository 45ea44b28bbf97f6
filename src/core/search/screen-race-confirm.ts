import type { SearchEvent } from "../../contracts/search.ts";
import { reasonToDrop } from "./compare-candidates.ts";
import type { EffectVariances } from "./effects-model.ts";
import { type Estimates, estimatesOf, type RankedCandidate } from "./estimates.ts";
import { roundsOf } from "./plan-search.ts";
import type { QuestionSupply } from "./question-supply.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Candidate } from "./search-space.ts";

/** A candidate is given this many standard deviations for what is not known of it. */
export const screenTuning = { bonus: 0.5 };

/** Candidates on few questions, all on the same; then those worth a race, best first, measured or not. */
export async function* screen(
  run: SearchRun,
  design: readonly Candidate[],
  questions: readonly SearchQuestion[],
  keep: number,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const measured = yield* measureBatch(run, "screen", design, questions);
  const failed = new Set(design.filter((candidate) => !measured.includes(candidate)));
  const able = run.space.candidates.filter((candidate) => !failed.has(candidate));
  const estimates = estimatesOf(run);
  if (estimates === undefined) return able.slice(0, keep);
  const byBonus = estimates
    .ranked(able)
    .sort((a, b) => hopeOf(b) - hopeOf(a));
  yield* announce(run, byBonus, keep, "screen", "race");
  return byBonus.slice(0, keep).map(({ candidate }) => candidate);
}

function hopeOf({ mean, standardDeviation }: RankedCandidate): number {
  return mean + screenTuning.bonus * standardDeviation;
}

/**
 * Candidates on block after block of questions that nobody saw before. After each block those leave that cannot be the
 * best, and of the others only half goes on, so that the race ends: the two best, best first.
 */
export async function* race(
  run: SearchRun,
  starters: readonly Candidate[],
  supply: QuestionSupply,
  budget: number,
): AsyncGenerator<SearchEvent, Candidate[]> {
  let racing = [...starters];
  let left = budget;
  let known: EffectVariances | undefined;
  const asked: SearchQuestion[] = [];
  for (let rounds = roundsOf(racing.length); rounds > 0 && racing.length > 1; rounds--) {
    const affordable = Math.floor(left / (rounds * racing.length));
    const fair = Math.ceil(supply.left() / (2 ** rounds - 1));
    const block = supply.take(rounds === 1 ? Math.floor(left / racing.length) : Math.max(1, Math.min(affordable, fair)), false);
    if (block.length > 0) {
      racing = yield* measureBatch(run, "race", racing, block);
      left -= racing.length * block.length;
      asked.push(...block);
    }
    const estimates = estimatesOf(run, known);
    known ??= estimates?.variances;
    const ranked = rankedBy(estimates, racing);
    const [leader, ...others] = ranked;
    if (leader === undefined) break;
    const staying = [leader];
    for (const other of others) {
      const reason = reasonToDrop(run.board, other.candidate, leader.candidate, asked);
      if (reason === undefined) staying.push(other);
      else yield { type: "candidate-dropped", phase: "race", candidate: other.candidate.id, reason };
    }
    const keep = Math.max(2, rounds === 1 ? 2 : Math.ceil(racing.length / 2));
    yield* announce(run, staying, keep, "race", rounds === 1 ? "confirm" : "race");
    racing = staying.slice(0, keep).map(({ candidate }) => candidate);
  }
  return racing;
}

function rankedBy(estimates: Estimates | undefined, candidates: readonly Candidate[]): RankedCandidate[] {
  return (
    estimates?.ranked(candidates) ??
    candidates.map((candidate) => ({ candidate, mean: 0, standardDeviation: 0 }))
  );
}

function* announce(
  run: SearchRun,
  ranked: readonly RankedCandidate[],
  keep: number,
  from: "screen" | "race",
  to: "race" | "confirm",
): Generator<SearchEvent> {
  const best = Math.max(...ranked.map(({ mean }) => mean));
  for (const [place, { candidate, mean, standardDeviation }] of ranked.entries()) {
    const behind = mean - best;
    if (place < keep) {
      yield { type: "candidate-promoted", phase: to, candidate: candidate.id, behind, standardDeviation };
    } else {
      const reason = { kind: "rank", rank: place + 1, keep, behind } as const;
      yield { type: "candidate-dropped", phase: from, candidate: candidate.id, reason };
    }
  }
}
