import type { VectorHit } from "../../ports/vector-index.ts";
import type { LexicalHit, LexicalIndex, LexicalScores } from "./lexical/lexical-index.ts";
import type { RetrievalWeights } from "./weights.ts";

export interface FusionRequest {
  lexical: LexicalIndex;
  scores: LexicalScores;
  /** Nearest by cosine, best first. */
  near: readonly VectorHit[];
  weights: Pick<RetrievalWeights, "vector" | "reach" | "sectionRepeat">;
  /** How many of the best by words are candidates, beside all of `near`. */
  candidates: number;
  topK: number;
}

/**
 * Score by words plus the weighted cosine, scaled so that the highest is 1 and the lowest within its reach 0. A candidate beyond
 * is taken to be as far as the farthest within.
 */
export function fuseConvex({
  lexical,
  scores,
  near,
  weights,
  candidates,
  topK,
}: FusionRequest): LexicalHit[] {
  const fused = new Map<number, number>();
  for (const { row, score } of lexical.select(scores, { topK: candidates, sectionRepeat: 1 }))
    fused.set(row, score);
  const reached = near.slice(0, weights.reach);
  const lowest = reached.at(-1)?.score ?? 0;
  const range = (near[0]?.score ?? 0) - lowest;
  for (const { row, score } of reached) {
    const cosine = range > 0 ? (score - lowest) / range : 1;
    fused.set(row, (fused.get(row) ?? scores.scores[row] ?? 0) + weights.vector * cosine);
  }
  return best(lexical, fused, topK, weights.sectionRepeat);
}

// Cormack, Clarke and Büttcher 2009.
const rankConstant = 60;

/** Sum of 1 / (60 + rank) over both rankings. */
export function fuseReciprocalRanks({
  lexical,
  scores,
  near,
  weights,
  candidates,
  topK,
}: FusionRequest): LexicalHit[] {
  const fused = new Map<number, number>();
  const byWords = lexical.select(scores, { topK: candidates, sectionRepeat: weights.sectionRepeat });
  for (const ranking of [byWords, near]) {
    for (const [index, { row }] of ranking.entries()) {
      fused.set(row, (fused.get(row) ?? 0) + 1 / (rankConstant + index + 1));
    }
  }
  return best(lexical, fused, topK, 1);
}

function best(
  lexical: LexicalIndex,
  fused: ReadonlyMap<number, number>,
  topK: number,
  sectionRepeat: number,
): LexicalHit[] {
  const rows = Uint32Array.from(fused.keys());
  const scores = new Float64Array(lexical.count);
  for (const [row, score] of fused) scores[row] = score;
  return lexical.select({ rows, count: rows.length, scores }, { topK, sectionRepeat });
}
