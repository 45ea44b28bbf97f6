import type { AskedTexts } from "../../shared/provider/asked-texts.ts";

/** Numbers, or float32 in little-endian order as base64. */
export type WireVector = string | readonly unknown[];

/** Vectors at length 1, row-major; zeros stay zeros. Throws for one of another length and for what is no number. */
export function unitRows(
  vectors: readonly WireVector[],
  dimensions: number,
  asked: AskedTexts,
): Float32Array {
  const rows = new Float32Array(vectors.length * dimensions);
  for (const [index, vector] of vectors.entries()) {
    writeUnitRow(vector, rows.subarray(index * dimensions, (index + 1) * dimensions), index, asked);
  }
  return rows;
}

function writeUnitRow(vector: WireVector, row: Float32Array, index: number, asked: AskedTexts): void {
  const numbers: ArrayLike<unknown> = typeof vector === "string" ? floatsIn(vector, index, asked) : vector;
  if (numbers.length !== row.length) {
    throw asked.badReply(
      `a vector of ${numbers.length} numbers for index ${index}, where ${row.length} are set`,
      `Set dimensions to ${numbers.length}, or see whether ${asked.name} is the ${asked.kind} you mean.`,
    );
  }
  // By index throughout: a reply may hold a million numbers.
  let largest = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const value = numbers[at];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw asked.badReply(
        `${String(value).slice(0, 40)} in place of number ${at} of the vector for index ${index}`,
      );
    }
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return;
  // By the largest first: squares of very small and very large numbers would not be numbers any more.
  const values = numbers as ArrayLike<number>;
  let squares = 0;
  for (let at = 0; at < values.length; at += 1) squares += ((values[at] as number) / largest) ** 2;
  const scale = Math.sqrt(squares);
  for (let at = 0; at < values.length; at += 1) row[at] = (values[at] as number) / largest / scale;
}

function floatsIn(base64: string, index: number, asked: AskedTexts): Float32Array {
  const bytes = Buffer.from(base64, "base64");
  const isWhole = bytes.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64);
  if (!isWhole) throw asked.badReply(`a vector for index ${index} that is no base64 of whole numbers`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const floats = new Float32Array(bytes.length / 4);
  for (let at = 0; at < floats.length; at += 1) floats[at] = view.getFloat32(4 * at, true);
  return floats;
}
