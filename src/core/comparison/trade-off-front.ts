/** What a run is weighed by; null where it was not measured. */
export interface TradeOff {
  /** Higher is better. */
  quality: number | null;
  /** Lower is better, each, and none below zero. */
  costs: readonly (number | null)[];
}

/** Costs are measured on a busy machine: one this much larger than another is not worse for it. */
const costTolerance = 1.1;

/**
 * True for each that no other equals or beats in every respect while beating it in one (Pareto); costs within a tenth of each other
 * count as equal. One without a quality is on no front; a cost that was not measured decides nothing.
 */
export function tradeOffFront(candidates: readonly TradeOff[]): boolean[] {
  return candidates.map(
    (candidate) => candidate.quality !== null && !candidates.some((other) => dominates(other, candidate)),
  );
}

function dominates(other: TradeOff, candidate: TradeOff): boolean {
  if (other === candidate || other.quality === null || candidate.quality === null) return false;
  if (other.quality < candidate.quality) return false;
  let better = other.quality > candidate.quality;
  for (const [index, cost] of candidate.costs.entries()) {
    const twin = other.costs[index] ?? null;
    if (cost === null || twin === null) continue;
    if (twin > cost * costTolerance) return false;
    if (twin * costTolerance < cost) better = true;
  }
  return better;
}
