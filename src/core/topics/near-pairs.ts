import type { Breathe } from "../../ports/breathe.ts";
import { dotProduct, rangeProduct, roundedCosine, type VectorRows } from "../similarity/row-cosine.ts";

export interface NearPair {
  first: number;
  second: number;
  cosine: number;
}

export interface NearPairs {
  /** How many there are. */
  count: number;
  /** Rows that are in one. */
  rows: number;
  /** The nearest first, ties by row; at most as many as were asked for. */
  listed: NearPair[];
}

export interface NearPairOptions {
  threshold: number;
  /** At most so many pairs are listed; all are counted. */
  listed: number;
  /** Places among the rows, such as the middles of clusters: what lies apart as seen from one is not compared. They change no result. */
  pivots: VectorRows;
  /** Looks closer at a pair that reached the threshold: what it gives counts instead of the cosine, and may lie below. */
  closer?(first: number, second: number, cosine: number): number | Promise<number>;
  breathe: Breathe;
  progress(done: number, total: number, unit: string): void;
}

/** Every pair of rows whose cosine is at least `threshold`, exactly: pairs that cannot reach it are told by bounds. */
export async function nearPairs(
  rows: VectorRows,
  members: Uint32Array,
  { threshold, listed: limit, pivots, closer, breathe, progress }: NearPairOptions,
): Promise<NearPairs> {
  const tooFar = pivotBound(rows, members, pivots, threshold);
  const head = headBound(rows);
  const near = new Set<number>();
  let listed: NearPair[] = [];
  let count = 0;
  for (let i = 0; i < members.length; i++) {
    const pause = breathe();
    if (pause) await pause;
    const first = members[i] as number;
    for (let j = i + 1; j < members.length; j++) {
      if (tooFar(i, j)) continue;
      const second = members[j] as number;
      if (head(first, second) < threshold) continue;
      let cosine = roundedCosine(dotProduct(rows, first, rows, second));
      if (cosine >= threshold && closer !== undefined) cosine = await closer(first, second, cosine);
      if (cosine < threshold) continue;
      count += 1;
      near.add(first).add(second);
      listed.push({ first, second, cosine });
    }
    if (listed.length > 2 * limit) listed = nearest(listed, limit);
    if (i % 256 === 255) progress(i + 1, members.length, "texts compared");
  }
  return { count, rows: near.size, listed: nearest(listed, limit) };
}

function nearest(pairs: readonly NearPair[], limit: number): NearPair[] {
  return pairs
    .toSorted((a, b) => b.cosine - a.cosine || a.first - b.first || a.second - b.second)
    .slice(0, limit);
}

/** More than float32 and the arc cosine lose, in radians. */
const angleRounding = 2e-3;

/**
 * Angles keep the triangle inequality: two rows are at least as far apart as their angles to any third place differ. Asked of each
 * member's nearest pivot, from which other groups lie far away. Takes places in `members`.
 */
function pivotBound(
  rows: VectorRows,
  members: Uint32Array,
  pivots: VectorRows,
  threshold: number,
): (first: number, second: number) => boolean {
  const count = pivots.vectors.length / rows.dimensions;
  if (count === 0) return () => false;
  const widest = Math.acos(threshold) + angleRounding;
  const angles = new Float64Array(members.length * count);
  const nearestPivot = new Uint32Array(members.length);
  for (const [place, row] of members.entries()) {
    const from = place * count;
    for (let pivot = 0; pivot < count; pivot++) {
      const angle = Math.acos(Math.min(1, Math.max(-1, dotProduct(rows, row, pivots, pivot))));
      angles[from + pivot] = angle;
      if (angle < (angles[from + (nearestPivot[place] as number)] as number)) nearestPivot[place] = pivot;
    }
  }
  const apartFrom = (pivot: number, first: number, second: number) =>
    Math.abs((angles[first * count + pivot] as number) - (angles[second * count + pivot] as number)) > widest;
  return (first, second) =>
    apartFrom(nearestPivot[first] as number, first, second) ||
    apartFrom(nearestPivot[second] as number, first, second);
}

/** More than sums of float32 products of unit vectors lose. */
const rounding = 1e-5;

/**
 * Bounds the cosine of two rows from above by a quarter of their dimensions: by Cauchy and Schwarz the others add at most the product
 * of the lengths of what is left.
 */
function headBound({ dimensions, vectors }: VectorRows): (first: number, second: number) => number {
  const width = Math.ceil(dimensions / 4);
  const tails = Float64Array.from({ length: vectors.length / dimensions }, (_, row) => {
    const tail = vectors.subarray(row * dimensions + width, (row + 1) * dimensions);
    return Math.sqrt(rangeProduct(tail, 0, tail, 0, tail.length));
  });
  return (first, second) =>
    rangeProduct(vectors, first * dimensions, vectors, second * dimensions, width) +
    (tails[first] as number) * (tails[second] as number) +
    rounding;
}
