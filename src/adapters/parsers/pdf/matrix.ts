/** The six numbers of a PDF transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer;
  const p = inner[0] ?? 1;
  const q = inner[1] ?? 0;
  const r = inner[2] ?? 0;
  const s = inner[3] ?? 1;
  const t = inner[4] ?? 0;
  const u = inner[5] ?? 0;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function isMatrix(value: unknown): value is ArrayLike<number> {
  const numbers = value as ArrayLike<unknown> | null | undefined;
  if (numbers?.length !== 6) return false;
  for (let at = 0; at < 6; at += 1) if (!Number.isFinite(numbers[at])) return false;
  return true;
}
