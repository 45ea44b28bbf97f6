import type { Breathe } from "../../ports/breathe.ts";
import { mix, shingleHashes } from "./shingles.ts";

export interface NearDuplicate {
  first: string;
  second: string;
  /** Share of their five-word runs that both hold (Jaccard), 0 to 1. */
  similarity: number;
}

/** 32 bands of 4 rows: a pair that shares 80 % of its shingles is missed once in twenty million, one of 50 % is looked at in 87 of 100. */
const bands = 32;
const rowsOfBand = 4;
/** A band that so many texts share (all empty, all one licence) names no pairs of its own beyond its first text's. */
const crowded = 50;

/**
 * Pairs of texts that are nearly the same, the most alike first. Candidates by MinHash with banding (Broder 1997; Leskovec,
 * Rajaraman and Ullman, Mining of Massive Datasets, 3.4), each then measured exactly.
 */
export async function nearDuplicates(
  texts: readonly { source: string; text: string }[],
  { threshold, breathe }: { threshold: number; breathe: Breathe },
): Promise<NearDuplicate[]> {
  const shingles: Uint32Array[] = [];
  const buckets = Array.from({ length: bands }, () => new Map<number, number[]>());
  const looked = new Set<number>();
  const pairs: NearDuplicate[] = [];
  for (const [at, { source, text }] of texts.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const own = shingleHashes(text);
    shingles.push(own);
    if (own.length === 0) continue;
    const signature = minHash(own);
    for (let band = 0; band < bands; band++) {
      const rows = signature.subarray(band * rowsOfBand, (band + 1) * rowsOfBand);
      // Two bands that collide only cost a look.
      const key = rows.reduce((mixed, row) => mix(mixed ^ row), 0);
      const bucket = buckets[band]?.get(key) ?? [];
      for (const other of bucket.length > crowded ? bucket.slice(0, 1) : bucket) {
        const pair = other * texts.length + at;
        if (looked.has(pair)) continue;
        looked.add(pair);
        const similarity = jaccard(shingles[other] as Uint32Array, own);
        if (similarity >= threshold)
          pairs.push({ first: texts[other]?.source ?? "", second: source, similarity });
      }
      bucket.push(at);
      buckets[band]?.set(key, bucket);
    }
  }
  return pairs.sort((a, b) => b.similarity - a.similarity || (a.first < b.first ? -1 : 1));
}

/** The smallest value of each of `bands * rowsOfBand` hash functions over the shingles. */
function minHash(shingles: Uint32Array): Uint32Array {
  const smallest = new Uint32Array(bands * rowsOfBand).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let row = 0; row < smallest.length; row++) {
      const hash = mix(shingle ^ Math.imul(row + 1, 0x9e3779b1));
      if (hash < (smallest[row] as number)) smallest[row] = hash;
    }
  }
  return smallest;
}

/** Of two sets in rising order; 0 for two empty ones. */
export function jaccard(first: Uint32Array, second: Uint32Array): number {
  let shared = 0;
  let at = 0;
  for (let other = 0; at < first.length && other < second.length;) {
    const difference = (first[at] as number) - (second[other] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  const all = first.length + second.length - shared;
  return all === 0 ? 0 : shared / all;
}
