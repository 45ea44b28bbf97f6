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

/** Summed in float64 and in one order, so that the same rows give the same bits. */
export function dotProduct(left: VectorRows, leftRow: number, right: VectorRows, rightRow: number): number {
  const { dimensions } = left;
  const [a, b] = [left.vectors, right.vectors];
  const [aStart, bStart] = [leftRow * dimensions, rightRow * dimensions];
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += (a[aStart + i] as number) * (b[bStart + i] as number);
  return sum;
}

/** Whether the row holds anything but zeros. */
export function isKnown({ dimensions, vectors }: VectorRows, row: number): boolean {
  for (let i = row * dimensions; i < (row + 1) * dimensions; i++) if (vectors[i] !== 0) return true;
  return false;
}
