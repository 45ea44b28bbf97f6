export interface WeightedRow {
  features: readonly number[];
  label: 0 | 1;
  weight: number;
}

export interface LogisticModel {
  bias: number;
  weights: number[];
}

const rounds = 30;

/** Ridge-penalised logistic regression on standardised features, by Newton's method; the model is for the features as given. */
export function fitLogistic(rows: readonly WeightedRow[], penalty: number): LogisticModel {
  const width = rows[0]?.features.length ?? 0;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const columns = Array.from({ length: width }, (_, column) => {
    const mean =
      rows.reduce((sum, { features, weight }) => sum + weight * (features[column] as number), 0) / total;
    const variance =
      rows.reduce(
        (sum, { features, weight }) => sum + weight * ((features[column] as number) - mean) ** 2,
        0,
      ) / total;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const inputs = rows.map(({ features }) => [
    1,
    ...columns.map(({ mean, deviation }, column) => ((features[column] as number) - mean) / deviation),
  ]);

  let coefficients = Array.from({ length: width + 1 }, () => 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = coefficients.map((value, i) => (i === 0 ? 0 : -penalty * value));
    const curvature = coefficients.map((_, i) =>
      coefficients.map((_, j) => (i === j && i > 0 ? penalty : 0)),
    );
    for (const [at, { label, weight }] of rows.entries()) {
      const input = inputs[at] as number[];
      const probability = 1 / (1 + Math.exp(-dot(input, coefficients)));
      for (let i = 0; i <= width; i++) {
        gradient[i]! += weight * (label - probability) * (input[i] as number);
        for (let j = 0; j <= width; j++) {
          curvature[i]![j]! +=
            weight * probability * (1 - probability) * (input[i] as number) * (input[j] as number);
        }
      }
    }
    const step = solve(curvature, gradient);
    coefficients = coefficients.map((value, i) => value + (step[i] as number));
  }
  const weights = columns.map(({ deviation }, column) => (coefficients[column + 1] as number) / deviation);
  const shift = dot(
    weights,
    columns.map(({ mean }) => mean),
  );
  return { bias: (coefficients[0] as number) - shift, weights };
}

export function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] as number), 0);
}

/** Gauss–Jordan with pivoting. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column; row < rows.length; row++) {
      if (Math.abs(rows[row]![column] as number) > Math.abs(rows[pivot]![column] as number)) pivot = row;
    }
    const pivotRow = rows[pivot] as number[];
    rows[pivot] = rows[column] as number[];
    rows[column] = pivotRow;
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = (row[column] as number) / (pivotRow[column] as number);
      for (let i = column; i < row.length; i++) row[i]! -= factor * (pivotRow[i] as number);
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}
