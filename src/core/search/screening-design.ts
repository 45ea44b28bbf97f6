import type { Random } from "../statistics/random.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";
import { shuffled } from "./shuffled.ts";

/** Pairs of levels seen together count for less than levels seen: first every level, then every combination. */
const pairWeight = 0.5;
/** On average so many candidates share an index, where the space has that many for each. */
const candidatesPerIndex = 3;

/**
 * A space-filling choice of candidates: every level of every factor about equally often, pairs of levels as evenly as
 * that allows, and several candidates to an index, as building one costs more than using it again. Those in `first`
 * are in it whatever they are.
 */
export function screeningDesign(
  { factors, candidates }: SearchSpace,
  count: number,
  random: Random,
  first: readonly Candidate[] = [],
): Candidate[] {
  if (count >= candidates.length) return [...candidates];
  const sizes = factors.map(({ levels }) => levels.length);
  const mostIndexes = Math.max(...sizes, Math.ceil(count / candidatesPerIndex));
  const seen = factors.map((_, factor) => new Float64Array(sizes[factor]!));
  const together = factors.map((_, a) =>
    factors.map((_, b) => new Float64Array(b < a ? sizes[a]! * sizes[b]! : 0)),
  );
  const indexes = new Set<string>();
  const chosen: Candidate[] = [];
  const waiting = new Set(shuffled(candidates, random));

  const crowding = ({ levels }: Candidate): number => {
    let sum = 0;
    for (let a = 0; a < levels.length; a++) {
      if (levels[a]! < 0) continue;
      sum += seen[a]![levels[a]!]! * sizes[a]!;
      for (let b = 0; b < a; b++) {
        if (levels[b]! < 0) continue;
        sum += pairWeight * together[a]![b]![levels[a]! * sizes[b]! + levels[b]!]! * sizes[a]! * sizes[b]!;
      }
    }
    return sum;
  };
  const choose = (candidate: Candidate): void => {
    const { levels } = candidate;
    chosen.push(candidate);
    waiting.delete(candidate);
    indexes.add(candidate.index);
    for (let a = 0; a < levels.length; a++) {
      if (levels[a]! < 0) continue;
      seen[a]![levels[a]!]! += 1;
      for (let b = 0; b < a; b++) {
        if (levels[b]! >= 0) together[a]![b]![levels[a]! * sizes[b]! + levels[b]!]! += 1;
      }
    }
  };
  for (const candidate of first.slice(0, count)) choose(candidate);
  while (chosen.length < count) {
    let best: Candidate | undefined;
    let least = Infinity;
    for (const candidate of waiting) {
      if (indexes.size >= mostIndexes && !indexes.has(candidate.index)) continue;
      const crowd = crowding(candidate);
      if (crowd < least) {
        least = crowd;
        best = candidate;
      }
    }
    // The indexes begun hold no more candidates: another is opened.
    choose(best ?? waiting.values().next().value!);
  }
  return chosen;
}
