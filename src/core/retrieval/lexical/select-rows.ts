import type { LexicalHit, LexicalScores } from "./lexical-index.ts";
import { rowHeap } from "./row-heap.ts";

/**
 * Takes the highest score again and again, where every row taken multiplies the scores left in its section by `sectionRepeat`
 * (at most 1). Exact: a heap by score whose top is put back when its section has grown since.
 */
export function selectRows(
  scores: LexicalScores,
  sectionOfRow: Uint32Array,
  { topK, sectionRepeat }: { topK: number; sectionRepeat: number },
): LexicalHit[] {
  const heap = rowHeap(promising(scores, topK, sectionRepeat), scores.scores);
  const taken = new Map<number, number>();
  const hits: LexicalHit[] = [];
  while (hits.length < topK && heap.size() > 0) {
    const { row, score: key } = heap.top();
    const section = sectionOfRow[row] as number;
    const before = taken.get(section) ?? 0;
    const score = (scores.scores[row] as number) * sectionRepeat ** before;
    if (score < key) {
      heap.lowerTop(score);
      continue;
    }
    hits.push({ row, score });
    taken.set(section, before + 1);
    heap.removeTop();
  }
  return hits;
}

/**
 * The rows that may be taken. Whatever is taken before it, a row of the topK best keeps at least its score times
 * sectionRepeat^(topK - 1), and one of them is always left: no row below the least of these is ever taken.
 */
function promising({ rows, count, scores }: LexicalScores, topK: number, sectionRepeat: number): Uint32Array {
  const least = topScore(rows, count, scores, topK) * sectionRepeat ** (topK - 1);
  const found = new Uint32Array(count);
  let size = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i] as number;
    const score = scores[row] as number;
    if (score > 0 && score >= least) found[size++] = row;
  }
  return found.subarray(0, size);
}

/** The score of rank `rank`, counted from 1; 0 where there are fewer rows. */
function topScore(rows: Uint32Array, count: number, scores: Float64Array, rank: number): number {
  if (count < rank) return 0;
  const best = new Float64Array(rank);
  for (let i = 0; i < count; i++) {
    const score = scores[rows[i] as number] as number;
    if (score <= (best[0] as number)) continue;
    // A heap with its least on top: the new score sinks from there.
    let at = 0;
    for (let child = 1; child < rank; child = 2 * at + 1) {
      if (child + 1 < rank && (best[child + 1] as number) < (best[child] as number)) child++;
      if (score <= (best[child] as number)) break;
      best[at] = best[child] as number;
      at = child;
    }
    best[at] = score;
  }
  return best[0] as number;
}
