/** What a run is weighed by; null where it was not measured. */
export interface TradeOff {
  /** Higher is better. */
  quality: number | null;
  /** Lower is better, each. */
  costs: readonly (number | null)[];
}

/** True for each that no other beats in one respect without losing in another (Pareto). One without a quality is on no front; a cost that was not measured decides nothing. */
export function tradeOffFront(candidates: readonly TradeOff[]): boolean[] {
  return candidates.map(
    (candidate) => candidate.quality !== null && !candidates.some((other) => dominates(other, candidate)),
  );
}

function dominates(other: TradeOff, candidate: TradeOff): boolean {
  if (other === candidate || other.quality === null || candidate.quality === null) return false;
  const compared: [number, number][] = [[candidate.quality, other.quality]];
  for (const [index, cost] of candidate.costs.entries()) {
    const twin = other.costs[index] ?? null;
    if (cost !== null && twin !== null) compared.push([twin, cost]);
  }
  // Each pair holds what must not be larger first.
  return compared.every(([less, more]) => less <= more) && compared.some(([less, more]) => less < more);
}
