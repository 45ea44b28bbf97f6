/** 1 where both token lists are the same, else 0. */
export function exactMatch(prediction: readonly string[], reference: readonly string[]): 0 | 1 {
  return prediction.join(" ") === reference.join(" ") ? 1 : 0;
}

/**
 * F1 over tokens as multisets (SQuAD 2.0, evaluate-v2.0.py): two empty lists agree and score 1, one empty list scores 0.
 */
export function tokenF1(prediction: readonly string[], reference: readonly string[]): number {
  if (prediction.length === 0 || reference.length === 0)
    return prediction.length === reference.length ? 1 : 0;
  return harmonicMean(prediction, reference, sharedTokens(prediction, reference)).f;
}

/** True where the reference's tokens stand in the prediction, in their order and without gaps. */
export function containsTokens(prediction: readonly string[], reference: readonly string[]): boolean {
  return ` ${prediction.join(" ")} `.includes(` ${reference.join(" ")} `);
}

/** How many items two lists share as multisets: each counts as often as in the list that has it less often. */
export function sharedTokens(left: readonly string[], right: readonly string[]): number {
  const available = new Map<string, number>();
  for (const token of right) available.set(token, (available.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of left) {
    const count = available.get(token) ?? 0;
    if (count === 0) continue;
    available.set(token, count - 1);
    shared += 1;
  }
  return shared;
}

/** Runs of n neighbouring tokens, joined by a space; none where there are fewer than n tokens. */
export function nGrams(tokens: readonly string[], n: number): string[] {
  return Array.from({ length: Math.max(0, tokens.length - n + 1) }, (_, start) =>
    tokens.slice(start, start + n).join(" "),
  );
}

export interface PrecisionRecall {
  /** Share of the prediction that is shared. */
  precision: number;
  /** Share of the reference that is shared. */
  recall: number;
  /** Harmonic mean of both; 0 where nothing is shared. */
  f: number;
}

/** Precision, recall and F of a shared count; 0 where a list is empty. */
export function harmonicMean(
  prediction: { readonly length: number },
  reference: { readonly length: number },
  shared: number,
): PrecisionRecall {
  if (shared === 0) return { precision: 0, recall: 0, f: 0 };
  const precision = shared / prediction.length;
  const recall = shared / reference.length;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}
