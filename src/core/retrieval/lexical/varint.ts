const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export interface ByteWriter {
  byte(value: number): void;
  /** A whole number from 0 to 2^32 - 1. */
  number(value: number): void;
  text(value: string): void;
  bytes(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(4096);
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= buffer.length) return;
    const longer = new Uint8Array(Math.max(2 * buffer.length, length + more));
    longer.set(buffer);
    buffer = longer;
  }

  function number(value: number): void {
    reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      buffer[length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[length++] = rest;
  }

  return {
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    number,
    text(value) {
      const encoded = encoder.encode(value);
      number(encoded.length);
      reserve(encoded.length);
      buffer.set(encoded, length);
      length += encoded.length;
    },
    bytes: () => buffer.slice(0, length),
  };
}

/** Every member throws where the bytes end too early or no writer wrote them. */
export interface ByteReader {
  byte(): number;
  number(): number;
  text(): string;
  atEnd(): boolean;
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let position = 0;

  function number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[position++];
      if (byte === undefined) throw new Error("ends too early");
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error("a number is too long");
  }

  return {
    byte() {
      const byte = bytes[position++];
      if (byte === undefined) throw new Error("ends too early");
      return byte;
    },
    number,
    text() {
      const length = number();
      if (position + length > bytes.length) throw new Error("ends too early");
      position += length;
      return decoder.decode(bytes.subarray(position - length, position));
    },
    atEnd: () => position === bytes.length,
  };
}
