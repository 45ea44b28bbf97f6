/** How well a text holds each term of a question, 0 to 1 by term number: 1 for the term itself, less for a related one. */
export type Held = Float64Array;

/** The part of the question's weight that is held, 0 to 1. */
export function coverage(held: Held, shares: Float64Array): number {
  let sum = 0;
  for (let term = 0; term < held.length; term++) sum += (held[term] as number) * (shares[term] as number);
  return sum;
}

/** What both hold together goes into the first. */
export function join(held: Held, other: Held): void {
  for (let term = 0; term < held.length; term++) {
    held[term] = Math.max(held[term] as number, other[term] as number);
  }
}

/**
 * Coverage that grows with the number of sentences that hold a term, as BM25's grows with term frequency: n sentences count
 * n / (n + half). A term met once in passing counts for little, one a text is about for much.
 */
export function depth(sentences: readonly { held: Held }[], shares: Float64Array, half: number): number {
  let sum = 0;
  for (let term = 0; term < shares.length; term++) {
    let count = 0;
    for (const { held } of sentences) count += held[term] as number;
    sum += ((shares[term] as number) * count) / (count + half);
  }
  return sum;
}
