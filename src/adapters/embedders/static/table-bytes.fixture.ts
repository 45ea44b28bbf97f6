import { hash } from "node:crypto";

/** A table file: each token with its vector of whole numbers from -7 to 7, scaled by `scale`. */
export function tableBytes(
  tokens: Readonly<Record<string, readonly number[]>>,
  { version = 1, scale = 0.5 }: { version?: number; scale?: number } = {},
): Uint8Array {
  const rows = Object.values(tokens);
  const dimensions = rows[0]?.length ?? 0;
  const names = Buffer.from(Object.keys(tokens).join("\n"));
  const header = Buffer.alloc(32);
  header.write("SNDTABLE", "latin1");
  for (const [at, value] of [version, rows.length, dimensions, names.length].entries()) {
    header.writeUInt32LE(value, 8 + 4 * at);
  }
  const scales = Buffer.alloc(4 * rows.length);
  for (const row of rows.keys()) scales.writeFloatLE(scale, 4 * row);
  const shifted = rows.flat().map((value) => value + 8);
  const pairs = Buffer.from(
    Array.from(
      { length: shifted.length / 2 },
      (_, pair) => (shifted[2 * pair] as number) | ((shifted[2 * pair + 1] as number) << 4),
    ),
  );
  const content = Buffer.concat([header, names, scales, pairs]);
  return Buffer.concat([content, hash("sha256", content, "buffer")]);
}

/** 256 numbers: `values`, then nothing. */
export function rowOf256(...values: number[]): number[] {
  return Array.from({ length: 256 }, (_, at) => values[at] ?? 0);
}
