import type { MergedSegments } from "./merge-segments.ts";

/** The part of BM25's denominator that depends only on a text's length: k1 (1 - b + b length / mean length). */
export interface LengthNorms {
  readonly k1: number;
  readonly b: number;
  readonly rows: Float64Array;
  readonly sources: Float64Array;
}

export function lengthNorms({ rowStarts, sourceStarts }: MergedSegments, k1: number, b: number): LengthNorms {
  const rows = new Float64Array(rowStarts.length - 1).map((_, row) => rowStarts[row + 1]! - rowStarts[row]!);
  const sources = new Float64Array(sourceStarts.length - 1).map(
    (_, source) => rowStarts[sourceStarts[source + 1]!]! - rowStarts[sourceStarts[source]!]!,
  );
  const total = rowStarts.at(-1) as number;
  for (const lengths of [rows, sources]) {
    const mean = total / lengths.length;
    for (let i = 0; i < lengths.length; i++) lengths[i] = k1 * (1 - b + (b * lengths[i]!) / mean);
  }
  return { k1, b, rows, sources };
}

/** Robertson and Zaragoza's idf, made positive by the 1 inside the logarithm as Lucene has it. */
export function inverseDocumentFrequency(count: number, frequency: number): number {
  return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
}
