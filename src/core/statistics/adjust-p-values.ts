/**
 * Holm's step-down adjustment (Holm 1979): rejecting where the adjusted p value is at most alpha keeps the chance of any
 * false rejection at alpha, however the tests depend on each other. Order is kept; nothing in, nothing out.
 * @param pValues each 0 to 1
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 0);
  let largest = 0;
  for (const [place, index] of ascending(pValues).entries()) {
    largest = Math.max(largest, (pValues.length - place) * pValues[index]!);
    adjusted[index] = Math.min(1, largest);
  }
  return adjusted;
}

/**
 * Step-up adjustment of Benjamini and Hochberg (1995): rejecting where the adjusted p value is at most q keeps the expected
 * share of false rejections among all at q, for tests that are independent or positively dependent. Order is kept.
 * @param pValues each 0 to 1
 */
export function benjaminiHochbergAdjusted(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 0);
  let smallest = 1;
  for (const [place, index] of [...ascending(pValues).entries()].toReversed()) {
    // The ratio first: at its least it is 1, so that rounding never takes the result below the p value.
    smallest = Math.min(smallest, (pValues.length / (place + 1)) * pValues[index]!);
    adjusted[index] = smallest;
  }
  return adjusted;
}

function ascending(values: readonly number[]): number[] {
  return [...values.keys()].sort((left, right) => values[left]! - values[right]!);
}
