/** Holm's step-down correction (Holm 1979): corrected p values in the order given, none above 1. */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((left, right) => pValues[left]! - pValues[right]!);
  const adjusted = pValues.map(() => 0);
  let largest = 0;
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, (pValues.length - place) * pValues[index]!);
    adjusted[index] = Math.min(1, largest);
  }
  return adjusted;
}
