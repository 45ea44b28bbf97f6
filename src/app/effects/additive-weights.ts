import type { VariedSetting } from "./varied-settings.ts";

/** How a difference of two values is made of the runs' scores, if every setting adds its own and none depends on another. */
export interface AdditiveContrast {
  /** One a run: their scores by these weights sum to the difference. */
  weights: Float64Array;
  /** Of the least squares fit: runs less the effects that they tell apart. */
  residualDegrees: number;
  /** What the fit leaves of the runs' scores, of one question or of means. */
  residuals(scores: Float64Array): Float64Array;
}

/**
 * The weights by which least squares estimates a value of a setting minus another, all settings fitted together. Undefined where the
 * runs do not tell it apart from other settings.
 */
export function additiveContrast(
  settings: readonly VariedSetting[],
  setting: VariedSetting,
  level: number,
  reference: number,
): AdditiveContrast | undefined {
  const runs = setting.levelOf.length;
  // Without its first level each, as the mean stands for those.
  const columns = [
    Float64Array.from({ length: runs }, () => 1),
    ...settings.flatMap(({ values, levelOf }) =>
      Array.from({ length: values.length - 1 }, (_, place) =>
        Float64Array.from(levelOf, (own) => (own === place + 1 ? 1 : 0)),
      ),
    ),
  ];
  const contrast = new Float64Array(columns.length);
  let first = 1;
  for (const one of settings) {
    if (one === setting) {
      if (level > 0) contrast[first + level - 1] = 1;
      if (reference > 0) contrast[first + reference - 1] = -1;
    }
    first += one.values.length - 1;
  }
  const products = columns.map((a) => columns.map((b) => dot(a, b)));
  const solved = solveConsistent(products, contrast);
  if (solved === undefined) return undefined;
  return {
    weights: combined(columns, solved.solution, runs),
    residualDegrees: runs - solved.rank,
    residuals(scores) {
      const fitted = solveConsistent(
        products,
        Float64Array.from(columns, (column) => dot(column, scores)),
      );
      const fit = combined(columns, fitted!.solution, runs);
      return scores.map((score, run) => score - fit[run]!);
    },
  };
}

/** Counts of runs are whole numbers: what is left of one by rounding is far below this. */
const negligible = 1e-8;

/** Gaussian elimination with the largest pivot first; what is left free is 0. Undefined where there is no solution. */
function solveConsistent(
  matrix: readonly (readonly number[])[],
  right: Float64Array,
): { solution: Float64Array; rank: number } | undefined {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  const pivots: number[] = [];
  for (let column = 0; column < size && pivots.length < size; column++) {
    const begin = pivots.length;
    let largest = begin;
    for (let row = begin; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[largest]![column]!)) largest = row;
    }
    if (Math.abs(rows[largest]![column]!) < negligible) continue;
    const pivot = rows[largest]!;
    [rows[begin], rows[largest]] = [pivot, rows[begin]!];
    for (let row = 0; row < size; row++) {
      const share = row === begin ? 0 : rows[row]![column]! / pivot[column]!;
      if (share === 0) continue;
      for (let at = column; at <= size; at++) rows[row]![at]! -= share * pivot[at]!;
    }
    pivots.push(column);
  }
  if (rows.slice(pivots.length).some((row) => Math.abs(row[size]!) > negligible)) return undefined;
  const solution = new Float64Array(size);
  for (const [row, column] of pivots.entries()) solution[column] = rows[row]![size]! / rows[row]![column]!;
  return { solution, rank: pivots.length };
}

function combined(columns: readonly Float64Array[], shares: Float64Array, length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const [place, column] of columns.entries()) {
    for (let run = 0; run < length; run++) sums[run]! += shares[place]! * column[run]!;
  }
  return sums;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
