/** The six numbers of a PDF transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer;
  const at = (index: number) => inner[index] ?? 0;
  return [
    a * at(0) + c * at(1),
    b * at(0) + d * at(1),
    a * at(2) + c * at(3),
    b * at(2) + d * at(3),
    a * at(4) + c * at(5) + e,
    b * at(4) + d * at(5) + f,
  ];
}

export function isMatrix(value: unknown): value is ArrayLike<number> {
  const numbers = value as ArrayLike<number> | null | undefined;
  return numbers?.length === 6 && Array.from(numbers).every((number) => Number.isFinite(number));
}
