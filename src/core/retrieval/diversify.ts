import { rowCosine, type VectorRows } from "../similarity/row-cosine.ts";
import type { LexicalHit } from "./lexical/lexical-index.ts";

/**
 * How many of the best are put into another order. A fixed number: were it the depth asked for, a deeper ranking would not begin
 * with the shallower one.
 */
export const diversified = 100;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): next comes the passage with the largest
 * (1 - diversity) · relevance - diversity · the highest cosine to a passage before it. Relevance is the score, scaled so that the
 * lowest of the first {@link diversified} is 0 and the highest 1. Ties go by the order given; scores stay what they were. Gives
 * the first `topK`.
 */
export function diversify(
  hits: readonly LexicalHit[],
  rows: VectorRows,
  diversity: number,
  topK = hits.length,
): LexicalHit[] {
  const chosen = hits.slice(0, diversified);
  const scores = chosen.map(({ score }) => score);
  const lowest = Math.min(...scores);
  const range = Math.max(...scores) - lowest;
  const waiting = chosen.map((hit): Waiting => {
    const relevance = (1 - diversity) * (range > 0 ? (hit.score - lowest) / range : 1);
    return { hit, relevance, likest: Number.NEGATIVE_INFINITY, compared: 0, value: rounded(relevance) };
  });
  const ordered: LexicalHit[] = [];
  const compare = (one: Waiting): void => {
    for (; one.compared < ordered.length; one.compared++) {
      const before = ordered[one.compared] as LexicalHit;
      one.likest = Math.max(one.likest, rowCosine(rows, one.hit.row, before.row));
    }
    one.value = rounded(one.relevance - diversity * one.likest);
  };

  while (ordered.length < topK && waiting.length > 0) {
    const at = firstBest(waiting);
    const best = waiting[at] as Waiting;
    if (best.compared < ordered.length) {
      compare(best);
      continue;
    }
    waiting.splice(at, 1);
    ordered.push(best.hit);
    // What is like nothing yet may still rise; from here on values only fall, and one that is not the best need not be known.
    if (ordered.length === 1) for (const one of waiting) compare(one);
  }
  return [...ordered, ...hits.slice(diversified)].slice(0, topK);
}

interface Waiting {
  hit: LexicalHit;
  relevance: number;
  /** The highest cosine to the first `compared` of those that were taken. */
  likest: number;
  compared: number;
  /** By these alone: what it is worth, or more. */
  value: number;
}

function firstBest(waiting: readonly Waiting[]): number {
  let best = 0;
  for (let i = 1; i < waiting.length; i++) {
    if ((waiting[i] as Waiting).value > (waiting[best] as Waiting).value) best = i;
  }
  return best;
}

/** What is decided by it must not hang on the last bits of a sum. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
