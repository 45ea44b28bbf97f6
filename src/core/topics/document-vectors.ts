import type { Chunk } from "../../contracts/chunk.ts";
import type { VectorRows } from "../similarity/row-cosine.ts";

/** One row a source, in the order given: the mean of its chunks' vectors, each weighing as its length, scaled to length 1. */
export function documentVectors(
  chunks: readonly Chunk[],
  { dimensions, vectors }: VectorRows,
  sources: readonly string[],
): VectorRows {
  const placeOf = new Map(sources.map((source, place) => [source, place]));
  const sums = new Float64Array(sources.length * dimensions);
  for (const [row, { source, start, end }] of chunks.entries()) {
    const to = (placeOf.get(source) as number) * dimensions;
    for (let i = 0; i < dimensions; i++) {
      sums[to + i] = (sums[to + i] as number) + (end - start) * (vectors[row * dimensions + i] as number);
    }
  }
  for (let from = 0; from < sums.length; from += dimensions) {
    const sum = sums.subarray(from, from + dimensions);
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
    for (let i = 0; i < dimensions; i++) sum[i] = length > 0 ? (sum[i] as number) / length : 0;
  }
  return { dimensions, vectors: Float32Array.from(sums) };
}
