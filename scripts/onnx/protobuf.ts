/**
 * Writes the part of protobuf's wire format that ONNX files need. A message is a list of pieces that is joined once, at
 * the end: its weights are as large as the file.
 */
export interface Field {
  length: number;
  pieces: readonly Uint8Array[];
}

/** A whole number, as int32, int64 and enums are written. */
export function integer(field: number, value: number): Field {
  return joined([tag(field, 0), varint(value)]);
}

export function float(field: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined([tag(field, 5), pieceOf(bytes)]);
}

export function text(field: number, value: string): Field {
  return bytes(field, new TextEncoder().encode(value));
}

export function message(field: number, parts: readonly Field[]): Field {
  const content = joined(parts);
  return joined([tag(field, 2), varint(content.length), content]);
}

export function bytes(field: number, value: Uint8Array): Field {
  return joined([tag(field, 2), varint(value.length), pieceOf(value)]);
}

export function joined(parts: readonly Field[]): Field {
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    pieces: parts.flatMap(({ pieces }) => pieces),
  };
}

export function bytesOf({ length, pieces }: Field): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function pieceOf(value: Uint8Array): Field {
  return { length: value.length, pieces: [value] };
}

function tag(field: number, wireType: number): Field {
  return varint(field * 8 + wireType);
}

/** Negative numbers are written as the ten bytes of their 64-bit complement. */
function varint(value: number): Field {
  const written: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    written.push(rest === 0n ? low : low | 128);
  } while (rest !== 0n);
  return pieceOf(Uint8Array.from(written));
}
