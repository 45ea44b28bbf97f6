import type { SearchEvent } from "../../contracts/search.ts";
import { announce } from "./announce.ts";
import { estimatesOf, type RankedCandidate } from "./estimates.ts";
import type { SearchQuestion } from "./search-question.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { Candidate } from "./search-space.ts";

/** So many standard deviations are a candidate's for what is not known of it: interactions may favour it. */
const bonusForUnknown = 0.5;

/** Candidates on few questions, all on the same; then those worth a race, best hope first, measured or not. */
export async function* screen(
  run: SearchRun,
  design: readonly Candidate[],
  questions: readonly SearchQuestion[],
  keep: number,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const measured = new Set(yield* measureBatch(run, "screen", design, questions));
  const failed = new Set(design.filter((candidate) => !measured.has(candidate)));
  const able = run.space.candidates.filter((candidate) => !failed.has(candidate));
  const estimates = estimatesOf(run);
  const ranked = estimates?.ranked(able).sort((a, b) => hopeOf(b) - hopeOf(a)) ?? unknown(able);
  yield* announce(ranked, keep, { from: "screen", to: "race" });
  return ranked.slice(0, keep).map(({ candidate }) => candidate);
}

function hopeOf({ mean, standardDeviation }: RankedCandidate): number {
  return mean + bonusForUnknown * standardDeviation;
}

/** Where nothing could be compared all are alike, and those come first that come first in the space. */
function unknown(candidates: readonly Candidate[]): RankedCandidate[] {
  return candidates.map((candidate) => ({ candidate, mean: 0, standardDeviation: 0 }));
}
