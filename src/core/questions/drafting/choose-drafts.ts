import type { DraftCandidate, DraftKind } from "./draft-candidate.ts";

/** A second draft of one kind from one source is worth less than another kind. */
const sameKindCost = 0.08;
/** Below it, too many drafts need rewriting. */
const leastTrust = 0.5;

/** Candidates of one source in the order they are to be taken: the trusted first, kinds in turn, one a place. */
export function inTurn(candidates: readonly DraftCandidate[]): DraftCandidate[] {
  const byPlace = new Map<number, DraftCandidate>();
  for (const candidate of candidates.toSorted(byTrust)) {
    if (!byPlace.has(candidate.start)) byPlace.set(candidate.start, candidate);
  }
  const left = [...byPlace.values()].filter(({ trust }) => trust >= leastTrust);
  const taken = new Map<DraftKind, number>();
  const ordered: DraftCandidate[] = [];
  while (left.length > 0) {
    const worth = ({ kind, trust }: DraftCandidate) => trust - sameKindCost * (taken.get(kind) ?? 0);
    let best = 0;
    for (let index = 1; index < left.length; index++) {
      if (worth(left[index]!) > worth(left[best]!)) best = index;
    }
    const [chosen] = left.splice(best, 1);
    taken.set(chosen!.kind, (taken.get(chosen!.kind) ?? 0) + 1);
    ordered.push(chosen!);
  }
  return ordered;
}

/** The first of every source, best first, then the second of every source, until there are enough. */
export function spreadOverSources<Draft extends { trust: number }>(
  bySource: readonly (readonly Draft[])[],
  most: number,
): Draft[] {
  const chosen: Draft[] = [];
  const rounds = Math.max(0, ...bySource.map(({ length }) => length));
  for (let round = 0; round < rounds && chosen.length < most; round++) {
    const turn = bySource.flatMap((drafts) => drafts[round] ?? []).sort((a, b) => b.trust - a.trust);
    chosen.push(...turn.slice(0, most - chosen.length));
  }
  return chosen;
}

function byTrust(a: DraftCandidate, b: DraftCandidate): number {
  return b.trust - a.trust || a.start - b.start || (a.question < b.question ? -1 : 1);
}
