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
 * lowest of the first {@link diversified} is 0 and the highest 1. Ties go by the order given; scores stay what they were.
 */
export function diversify(hits: readonly LexicalHit[], rows: VectorRows, diversity: number): LexicalHit[] {
  const waiting = hits.slice(0, diversified).map((hit) => ({ hit, likest: Number.NEGATIVE_INFINITY }));
  const scores = waiting.map(({ hit }) => hit.score);
  const lowest = Math.min(...scores);
  const range = Math.max(...scores) - lowest;
  const relevanceOf = ({ score }: LexicalHit) => (range > 0 ? (score - lowest) / range : 1);
  const valueOf = ({ hit, likest }: (typeof waiting)[number]) =>
    rounded(
      (1 - diversity) * relevanceOf(hit) - diversity * (likest === Number.NEGATIVE_INFINITY ? 0 : likest),
    );

  const ordered: LexicalHit[] = [];
  while (waiting.length > 0) {
    let best = 0;
    for (let i = 1; i < waiting.length; i++) {
      if (valueOf(waiting[i]!) > valueOf(waiting[best]!)) best = i;
    }
    const [taken] = waiting.splice(best, 1);
    if (taken === undefined) break;
    ordered.push(taken.hit);
    for (const other of waiting) {
      other.likest = Math.max(other.likest, rowCosine(rows, other.hit.row, taken.hit.row));
    }
  }
  return [...ordered, ...hits.slice(diversified)];
}

/** What is decided by it must not hang on the last bits of a sum. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
