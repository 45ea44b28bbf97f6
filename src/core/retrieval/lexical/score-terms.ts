import type { Adjacencies } from "./adjacency.ts";
import { inverseDocumentFrequency, type LengthNorms } from "./lengths.ts";
import type { MergedSegments } from "./merge-segments.ts";
import type { Scratch } from "./scratch.ts";

/** Rows before and after within which a term counts as near, and what its score keeps for every row of distance. */
export const reach = 4;
export const decay = 0.75;
const decays = Float64Array.from({ length: reach + 1 }, (_, distance) => decay ** distance);

/** Adds a term's BM25 to the rows that hold it, and marks their sources. */
export function addToRows(merged: MergedSegments, norms: LengthNorms, scratch: Scratch, term: number): void {
  const { starts, rows, frequencies } = merged.postings;
  const end = starts[term + 1] as number;
  const idf = inverseDocumentFrequency(merged.rowCount, end - (starts[term] as number));
  const { own, sources } = scratch;
  for (let i = starts[term] as number; i < end; i++) {
    const row = rows[i] as number;
    const frequency = frequencies[i] as number;
    own[row]! += (idf * frequency) / (frequency + (norms.rows[row] as number));
    sources[merged.sourceOfRow[row] as number] = 1;
  }
}

/** The same for a term with its context: its document's BM25, and for the rows around it the best of what it scores near them. */
export function addWithContext(
  merged: MergedSegments,
  norms: LengthNorms,
  scratch: Scratch,
  term: number,
): void {
  const { starts, rows, frequencies, sourceFrequencies } = merged.postings;
  const { sourceOfRow, sourceStarts } = merged;
  const { own, near, surroundings, reached } = scratch;
  const end = starts[term + 1] as number;
  const idf = inverseDocumentFrequency(merged.rowCount, end - (starts[term] as number));
  const sourceIdf = inverseDocumentFrequency(merged.sources.length, sourceFrequencies[term] as number);
  let reachedCount = 0;
  for (let i = starts[term] as number; i < end;) {
    const source = sourceOfRow[rows[i] as number] as number;
    const firstRow = sourceStarts[source] as number;
    const endRow = sourceStarts[source + 1] as number;
    let sourceFrequency = 0;
    for (; i < end && (rows[i] as number) < endRow; i++) {
      const row = rows[i] as number;
      const frequency = frequencies[i] as number;
      const score = (idf * frequency) / (frequency + (norms.rows[row] as number));
      own[row]! += score;
      sourceFrequency += frequency;
      const last = Math.min(row + reach, endRow - 1);
      for (let other = Math.max(row - reach, firstRow); other <= last; other++) {
        const faded = score * (decays[other < row ? row - other : other - row] as number);
        const best = near[other] as number;
        if (faded <= best) continue;
        if (best === 0) reached[reachedCount++] = other;
        near[other] = faded;
      }
    }
    scratch.sources[source]! +=
      (sourceIdf * sourceFrequency) / (sourceFrequency + (norms.sources[source] as number));
  }
  for (let i = 0; i < reachedCount; i++) {
    const row = reached[i] as number;
    surroundings[row]! += near[row] as number;
    near[row] = 0;
  }
}

/** Adds a pair's BM25, weighted, to the rows and documents where one term follows the other. */
export function addBigram(
  merged: MergedSegments,
  norms: LengthNorms,
  scratch: Scratch,
  { rows, frequencies, sourceFrequency }: Adjacencies,
  weight: number,
): void {
  const idf = weight * inverseDocumentFrequency(merged.rowCount, rows.length);
  const sourceIdf = weight * inverseDocumentFrequency(merged.sources.length, sourceFrequency);
  for (let i = 0; i < rows.length;) {
    const source = merged.sourceOfRow[rows[i] as number] as number;
    const endRow = merged.sourceStarts[source + 1] as number;
    let inSource = 0;
    for (; i < rows.length && (rows[i] as number) < endRow; i++) {
      const row = rows[i] as number;
      const frequency = frequencies[i] as number;
      scratch.own[row]! += (idf * frequency) / (frequency + (norms.rows[row] as number));
      inSource += frequency;
    }
    scratch.sources[source]! += (sourceIdf * inSource) / (inSource + (norms.sources[source] as number));
  }
}
