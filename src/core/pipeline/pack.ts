import { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Codec, ItemRange } from "./codec.ts";

/** Several named byte strings in one artifact, each of which can be found again by its item key. */
export interface PackEntry {
  name: string;
  bytes: Uint8Array;
  itemKey?: Digest;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });
const lengthBytes = 4;

/** Layout: length of the directory (uint32, little endian), directory as JSON [name, length][], then the bodies in that order. */
export const packCodec: Codec<PackEntry[]> = {
  encode(entries) {
    const directory = encoder.encode(
      JSON.stringify(entries.map((entry) => [entry.name, entry.bytes.length])),
    );
    const bodies = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
    const packed = new Uint8Array(lengthBytes + directory.length + bodies);
    new DataView(packed.buffer).setUint32(0, directory.length, true);
    packed.set(directory, lengthBytes);
    let offset = lengthBytes + directory.length;
    for (const entry of entries) {
      packed.set(entry.bytes, offset);
      offset += entry.bytes.length;
    }
    return packed;
  },

  decode(packed) {
    const entries: PackEntry[] = [];
    let offset = bodiesStart(packed);
    for (const [name, length] of directoryOf(packed)) {
      entries.push({ name, bytes: packed.subarray(offset, offset + length) });
      offset += length;
    }
    if (offset !== packed.length) throw damaged();
    return entries;
  },

  items(entries, packed) {
    const ranges: ItemRange[] = [];
    let offset = bodiesStart(packed);
    for (const { itemKey, bytes } of entries) {
      if (itemKey !== undefined) ranges.push({ key: itemKey, offset, length: bytes.length });
      offset += bytes.length;
    }
    return ranges;
  },
};

function bodiesStart(packed: Uint8Array): number {
  if (packed.length < lengthBytes) throw damaged();
  return lengthBytes + new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
}

function directoryOf(packed: Uint8Array): [string, number][] {
  const start = bodiesStart(packed);
  if (start > packed.length) throw damaged();
  let directory: unknown;
  try {
    directory = JSON.parse(decoder.decode(packed.subarray(lengthBytes, start)));
  } catch (cause) {
    throw damaged(cause);
  }
  if (!Array.isArray(directory) || !directory.every(isEntry)) throw damaged();
  return directory;
}

function isEntry(entry: unknown): entry is [string, number] {
  if (!Array.isArray(entry) || entry.length !== 2) return false;
  const [name, length] = entry as unknown[];
  return typeof name === "string" && Number.isInteger(length) && (length as number) >= 0;
}

function damaged(cause?: unknown): AppError {
  return new AppError("store.damaged", {
    message: "A stored pack is damaged.",
    hint: "Run again: it is rebuilt.",
    cause,
  });
}
