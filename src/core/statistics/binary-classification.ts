/**
 * Area under the ROC curve with weights: the chance that a random positive scores above a random negative, ties half.
 * `order` sorts the scores ascending; sort once and reuse it, then a call is linear. Undefined where a class has no weight.
 */
export function weightedAuroc(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  order: Uint32Array,
): number | undefined {
  let positives = 0;
  let negatives = 0;
  let won = 0;
  let place = 0;
  while (place < order.length) {
    const score = scores[order[place]!];
    let tiedPositives = 0;
    let tiedNegatives = 0;
    while (place < order.length && scores[order[place]!] === score) {
      const index = order[place]!;
      if (labels[index] === 1) tiedPositives += weights[index] as number;
      else tiedNegatives += weights[index] as number;
      place += 1;
    }
    won += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  return positives > 0 && negatives > 0 ? won / (positives * negatives) : undefined;
}

/** Indices that sort the scores ascending, equal scores in their own order. */
export function ascendingOrder(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, index) => index).sort(
    (left, right) => (scores[left] as number) - (scores[right] as number) || left - right,
  );
}

/** Mean of the share of positives called 1 and the share of negatives called 0. Undefined where a class has no weight. */
export function weightedBalancedAccuracy(
  calls: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
): number | undefined {
  let positives = 0;
  let negatives = 0;
  let truePositives = 0;
  let trueNegatives = 0;
  for (let index = 0; index < calls.length; index++) {
    const weight = weights[index] as number;
    if (labels[index] === 1) {
      positives += weight;
      if (calls[index] === 1) truePositives += weight;
    } else {
      negatives += weight;
      if (calls[index] !== 1) trueNegatives += weight;
    }
  }
  if (positives === 0 || negatives === 0) return undefined;
  return (truePositives / positives + trueNegatives / negatives) / 2;
}
