const smallestPivotShare = 1e-14;

/** Lower triangle L with L L' = A of a symmetric positive definite matrix, rows after one another. */
export interface Cholesky {
  size: number;
  lower: Float64Array;
  /** Natural logarithm of the determinant of A. */
  logDeterminant: number;
}

/**
 * A pivot that rounding made too small is raised to a tiny share of its diagonal element, so a matrix that is positive
 * definite on paper always has a factor.
 * @param matrix row after row; only its lower triangle is read
 */
export function cholesky(matrix: Float64Array, size: number): Cholesky {
  const lower = Float64Array.from(matrix);
  let logDeterminant = 0;
  for (let row = 0; row < size; row++) {
    const at = row * size;
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let sum = lower[at + column]!;
      for (let k = 0; k < column; k++) sum -= lower[at + k]! * lower[other + k]!;
      if (column < row) {
        lower[at + column] = sum / lower[other + column]!;
      } else {
        const pivot = Math.max(sum, smallestPivotShare * matrix[at + row]!);
        lower[at + row] = Math.sqrt(pivot);
        logDeterminant += Math.log(pivot);
      }
    }
  }
  return { size, lower, logDeterminant };
}

/** x with L x = b. */
export function solveLower({ size, lower }: Cholesky, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  return x;
}

/** x with A x = b. */
export function solve(factor: Cholesky, right: ArrayLike<number>): Float64Array {
  const { size, lower } = factor;
  const x = solveLower(factor, right);
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  return x;
}
