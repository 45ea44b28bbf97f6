/** Euclidean length of the vector at `offset`; 0 where it holds a number that is not finite, so that it is never found. */
export function lengthOf(vectors: Float32Array, offset: number, dimensions: number): number {
  const squares = dot(vectors, offset, vectors, offset, dimensions);
  return Number.isFinite(squares) ? Math.sqrt(squares) : 0;
}

/**
 * Cosine similarity, -1 to 1. Sums in float64 and in one fixed order, so every index that scores with it gives the same
 * bits for the same rows. Neither length may be 0.
 */
export function cosineOf(
  query: Float32Array,
  queryLength: number,
  vectors: Float32Array,
  offset: number,
  rowLength: number,
): number {
  const cosine = dot(query, 0, vectors, offset, query.length) / (queryLength * rowLength);
  return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
}

/** Four running sums: the processor need not wait for one addition before it starts the next. */
function dot(a: Float32Array, aStart: number, b: Float32Array, bStart: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    sum0 += (a[aStart + i] as number) * (b[bStart + i] as number);
    sum1 += (a[aStart + i + 1] as number) * (b[bStart + i + 1] as number);
    sum2 += (a[aStart + i + 2] as number) * (b[bStart + i + 2] as number);
    sum3 += (a[aStart + i + 3] as number) * (b[bStart + i + 3] as number);
  }
  for (; i < length; i++) sum0 += (a[aStart + i] as number) * (b[bStart + i] as number);
  return sum0 + sum1 + (sum2 + sum3);
}
