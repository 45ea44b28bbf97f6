/** Vectors of one length, row-major. A row that is all zero has no direction: nothing is like it. */
export interface VectorRows {
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

/**
 * Cosine of two rows, each of length 1 or 0, from -1 to 1; 0 where one of them is zero. Rounded to 6 decimals, so that what is
 * decided by it is decided alike on every machine.
 */
export function rowCosine(rows: VectorRows, first: number, second: number): number {
  return roundedCosine(dotProduct(rows, first, rows, second));
}

export function roundedCosine(dot: number): number {
  const rounded = Math.round(Math.min(1, Math.max(-1, dot)) * 1e6) / 1e6;
  return rounded === 0 ? 0 : rounded;
}

/** Summed in float64 and in one order, so that the same rows give the same bits; four sums, as none then waits for another. */
export function dotProduct(left: VectorRows, leftRow: number, right: VectorRows, rightRow: number): number {
  const { dimensions } = left;
  return rangeProduct(left.vectors, leftRow * dimensions, right.vectors, rightRow * dimensions, dimensions);
}

/** The same of two stretches of so many numbers. */
export function rangeProduct(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  length: number,
): number {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
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

/** Whether the row holds anything but zeros. */
export function isKnown({ dimensions, vectors }: VectorRows, row: number): boolean {
  for (let i = row * dimensions; i < (row + 1) * dimensions; i++) if (vectors[i] !== 0) return true;
  return false;
}

/** Rows that have a direction, in order. */
export function knownRows(rows: VectorRows): Uint32Array {
  const count = rows.vectors.length / rows.dimensions;
  return Uint32Array.from({ length: count }, (_, row) => row).filter((row) => isKnown(rows, row));
}
