import type { SearchEvent, SearchPhase } from "../../contracts/search.ts";
import type { RankedCandidate } from "./estimates.ts";

/** Says who of the ranked goes on and who does not, with how far behind the best each is. */
export function* announce(
  ranked: readonly RankedCandidate[],
  keep: number,
  { from, to }: { from: SearchPhase; to: SearchPhase },
): Generator<SearchEvent> {
  const best = Math.max(...ranked.map(({ mean }) => mean));
  for (const [place, { candidate, mean, standardDeviation }] of ranked.entries()) {
    const behind = best - mean;
    if (place < keep) {
      yield { type: "candidate-promoted", phase: to, candidate: candidate.id, behind, standardDeviation };
    } else {
      const reason = { kind: "rank", rank: place + 1, keep, behind } as const;
      yield { type: "candidate-dropped", phase: from, candidate: candidate.id, reason };
    }
  }
}
