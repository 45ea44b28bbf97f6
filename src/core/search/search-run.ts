import type { SearchEvent, SearchPhase } from "../../contracts/search.ts";
import type { Random } from "../statistics/random.ts";
import type { Batch } from "./batch-deviations.ts";
import type { EffectVariances } from "./effect-variances.ts";
import type { Measured, Scoreboard } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { QuestionSplit } from "./split-questions.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";

/** A block of questions through one candidate; `failed` where the candidate could not be run at all. */
export type BlockOutcome =
  | { status: "measured"; measured: readonly Measured[] }
  | { status: "failed"; message: string };

/** Puts a block of questions through a candidate. All that a search costs happens in here. */
export type Evaluate = (candidate: Candidate, questions: readonly SearchQuestion[]) => Promise<BlockOutcome>;

/** A search at work: what is given, and what has been measured so far. */
export interface SearchRun {
  space: SearchSpace;
  split: QuestionSplit;
  /** Compared with the winner at the end. */
  baseline: Candidate | undefined;
  /** 1 where a higher score is better, -1 where a lower one is. */
  sign: 1 | -1;
  evaluate: Evaluate;
  board: Scoreboard;
  random: Random;
  /** Question evaluations that may be spent, and that were. */
  budget: number;
  spent: number;
  /** What every candidate's estimate rests on, in the order it was measured. */
  batches: Batch[];
  /** Fitted once there is something to fit them to. */
  fitted: { noise: EffectVariances; quality: EffectVariances } | undefined;
  /** Candidates measured at the same time. */
  jobs: number;
}

/** A candidate of which more than this share of the questions failed is not measured well enough to be compared. */
const largestFailedShare = 0.2;

/** Measures the candidates on the questions and returns those that could be measured; the others are dropped. */
export async function* measureBatch(
  run: SearchRun,
  phase: SearchPhase,
  candidates: readonly Candidate[],
  questions: readonly SearchQuestion[],
): AsyncGenerator<SearchEvent, Candidate[]> {
  const cost = candidates.length * questions.length;
  if (run.spent + cost > run.budget) {
    throw new Error(`A batch of ${cost} evaluations would exceed the budget of ${run.budget}.`);
  }
  yield {
    type: "phase-start",
    phase,
    candidates: candidates.map(({ id }) => id),
    questions: questions.length,
    evaluations: cost,
  };
  const measured: Candidate[] = [];
  for await (const { candidate, outcome } of inOrder(run.evaluate, candidates, questions, run.jobs)) {
    run.spent += questions.length;
    if (outcome.status === "failed") {
      const reason = {
        kind: "unmeasured",
        failed: questions.length,
        asked: questions.length,
        message: outcome.message,
      } as const;
      yield { type: "candidate-dropped", phase, candidate: candidate.id, reason };
      continue;
    }
    run.board.record(candidate.id, questions, outcome.measured);
    yield blockEnd(phase, candidate, questions, outcome.measured, run.spent);
    const { failed, notApplicable, scored } = run.board.counts(candidate.id);
    const asked = failed + notApplicable + scored;
    if (failed > largestFailedShare * asked) {
      const reason = { kind: "unmeasured", failed, asked, message: null } as const;
      yield { type: "candidate-dropped", phase, candidate: candidate.id, reason };
      continue;
    }
    measured.push(candidate);
  }
  if (measured.length > 1) run.batches.push({ candidates: measured, questions });
  return measured;
}

/** A few at a time, results in the order of the candidates, so that the same search always tells the same story. */
export async function* inOrder(
  evaluate: Evaluate,
  candidates: readonly Candidate[],
  questions: readonly SearchQuestion[],
  jobs: number,
): AsyncGenerator<{ candidate: Candidate; outcome: BlockOutcome }> {
  const started: { candidate: Candidate; working: Promise<BlockOutcome> }[] = [];
  const waiting = [...candidates];
  try {
    for (;;) {
      while (started.length < jobs && waiting.length > 0) {
        const candidate = waiting.shift()!;
        const working = evaluate(candidate, questions);
        // It may fail before its turn to be looked at comes: then it is heard there, and until then by nobody.
        working.catch(() => {});
        started.push({ candidate, working });
      }
      const next = started.shift();
      if (next === undefined) return;
      yield { candidate: next.candidate, outcome: await next.working };
    }
  } finally {
    // Whoever stops listening, or the first failure, leaves none of the others unheard.
    await Promise.allSettled(started.map(({ working }) => working));
  }
}

function blockEnd(
  phase: SearchPhase,
  candidate: Candidate,
  questions: readonly SearchQuestion[],
  measured: readonly Measured[],
  spent: number,
): SearchEvent {
  const scores = measured.flatMap(({ outcome }) => (outcome.status === "scored" ? [outcome.score] : []));
  const count = (status: string) => measured.filter(({ outcome }) => outcome.status === status).length;
  return {
    type: "block-end",
    phase,
    candidate: candidate.id,
    questions: questions.map(({ id }) => id),
    scored: scores.length,
    notApplicable: count("not-applicable"),
    failed: count("failed"),
    mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    spent,
  };
}
