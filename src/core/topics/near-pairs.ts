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
  /** Pairs that are alike for another reason. */
  excluded?(first: number, second: number): boolean;
  breathe: Breathe;
  progress(done: number, total: number, unit: string): void;
}

/**
 * Every pair of rows whose cosine is at least `threshold`, exactly: all pairs are looked at, most of them only by their first
 * dimensions, since by Cauchy and Schwarz the others add at most the product of the lengths of what is left.
 */
export async function nearPairs(
  rows: VectorRows,
  members: Uint32Array,
  { threshold, listed: limit, excluded, breathe, progress }: NearPairOptions,
): Promise<NearPairs> {
  const head = headOf(rows);
  const near = new Set<number>();
  let listed: NearPair[] = [];
  let count = 0;
  for (let i = 0; i < members.length; i++) {
    const pause = breathe();
    if (pause) await pause;
    const first = members[i] as number;
    for (let j = i + 1; j < members.length; j++) {
      const second = members[j] as number;
      if (head.mostCosine(first, second) < threshold) continue;
      const cosine = roundedCosine(dotProduct(rows, first, rows, second));
      if (cosine < threshold || excluded?.(first, second) === true) continue;
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

/** Bounds the cosine of two rows from above by a quarter of their dimensions. */
function headOf({ dimensions, vectors }: VectorRows): { mostCosine(first: number, second: number): number } {
  const width = Math.ceil(dimensions / 4);
  const tails = Float64Array.from({ length: vectors.length / dimensions }, (_, row) => {
    let squares = 0;
    for (let i = row * dimensions + width; i < (row + 1) * dimensions; i++)
      squares += (vectors[i] as number) ** 2;
    return Math.sqrt(squares);
  });
  return {
    mostCosine: (first, second) =>
      rangeProduct(vectors, first * dimensions, vectors, second * dimensions, width) +
      (tails[first] as number) * (tails[second] as number) +
      rounding,
  };
}

/** More than sums of float32 products of unit vectors lose. */
const rounding = 1e-5;
