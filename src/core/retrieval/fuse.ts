import type { VectorHit } from "../../ports/vector-index.ts";
import type { LexicalHit, LexicalIndex, LexicalScores } from "./lexical/lexical-index.ts";
import type { RetrievalWeights } from "./weights.ts";

/** How a ranking begins never depends on `topK`, how deep it is read. */
export interface FusionRequest {
  lexical: LexicalIndex;
  scores: LexicalScores;
  /** Nearest by cosine, best first; as many for every depth. */
  near: readonly VectorHit[];
  weights: Pick<RetrievalWeights, "vector" | "reach" | "sectionRepeat">;
  topK: number;
}

/** Score by words plus the weighted cosine, scaled so that the highest is 1 and the lowest within its reach 0. */
export function fuseConvex({ lexical, scores, near, weights, topK }: FusionRequest): LexicalHit[] {
  const fused = scores.scores.slice();
  const rows = scores.rows.subarray(0, scores.count).filter((row) => fused[row] !== 0);
  const beside: number[] = [];
  const reached = near.slice(0, weights.reach);
  const lowest = reached.at(-1)?.score ?? 0;
  const range = (near[0]?.score ?? 0) - lowest;
  for (const { row, score } of reached) {
    if (fused[row] === 0) beside.push(row);
    fused[row] = (fused[row] ?? 0) + weights.vector * (range > 0 ? (score - lowest) / range : 1);
  }
  const all = new Uint32Array(rows.length + beside.length);
  all.set(rows);
  all.set(beside, rows.length);
  return lexical.select(
    { rows: all, count: all.length, scores: fused },
    { topK, sectionRepeat: weights.sectionRepeat },
  );
}

// Cormack, Clarke and Büttcher 2009.
const rankConstant = 60;

/**
 * Sum of 1 / (60 + rank) over the first `pool` by words and the first `pool` of the nearest. Below all of them come the further
 * ones by words, by that rank alone.
 */
export function fuseReciprocalRanks(
  { lexical, scores, near, weights, topK }: FusionRequest,
  pool: number,
): LexicalHit[] {
  const { sectionRepeat } = weights;
  const byWords = lexical.select(scores, { topK: Math.max(pool, topK), sectionRepeat });
  const fused = new Map<number, number>();
  for (const ranking of [byWords.slice(0, pool), near.slice(0, pool)]) {
    for (const [index, { row }] of ranking.entries()) {
      fused.set(row, (fused.get(row) ?? 0) + reciprocal(index));
    }
  }
  const best = [...fused]
    .map(([row, score]) => ({ row, score }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
  // Each of these has a lower score than any of the pool, whose last rank is higher.
  for (const [index, { row }] of byWords.entries()) {
    if (index >= pool && !fused.has(row)) best.push({ row, score: reciprocal(index) });
  }
  return best.slice(0, topK);
}

function reciprocal(index: number): number {
  return 1 / (rankConstant + index + 1);
}
