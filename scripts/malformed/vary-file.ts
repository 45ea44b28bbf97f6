import { type Random } from "../../src/core/statistics/random.ts";

export interface GoodFile {
  name: string;
  bytes: Uint8Array;
}

export interface MalformedFile extends GoodFile {
  /** What was done to it. */
  fault: (typeof faults)[number];
}

export const faults = [
  "cut",
  "begin missing",
  "bits flipped",
  "bytes zeroed",
  "spliced",
  "stretch repeated",
  "wrong ending",
  "wrong encoding",
  "empty",
] as const;

/** One malformed file of a good one; `others` lend their bytes and endings. */
export function malformed(file: GoodFile, others: readonly GoodFile[], random: Random): MalformedFile {
  const fault = faults[random.below(faults.length)] as MalformedFile["fault"];
  const other = others[random.below(others.length)] as GoodFile;
  const changed = change(fault, file, other, random);
  return { fault, name: changed.name ?? file.name, bytes: changed.bytes ?? file.bytes };
}

function change(
  fault: MalformedFile["fault"],
  { name, bytes }: GoodFile,
  other: GoodFile,
  random: Random,
): Partial<GoodFile> {
  const place = () => random.below(Math.max(1, bytes.length));
  const length = () => 1 + random.below(Math.max(1, Math.min(4096, bytes.length)));
  switch (fault) {
    case "cut":
      return { bytes: bytes.slice(0, place()) };
    case "begin missing":
      return { bytes: bytes.slice(place()) };
    case "bits flipped": {
      const flipped = bytes.slice();
      for (let left = 1 + random.below(60); left > 0; left--) {
        const at = place();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
      }
      return { bytes: flipped };
    }
    case "bytes zeroed": {
      const at = place();
      return { bytes: bytes.slice().fill(0, at, at + length()) };
    }
    case "spliced":
      return {
        bytes: joined(
          bytes.subarray(0, place()),
          other.bytes.subarray(random.below(Math.max(1, other.bytes.length))),
        ),
      };
    case "stretch repeated": {
      const at = place();
      const stretch = bytes.subarray(at, at + length());
      const times = 1 + random.below(40);
      return {
        bytes: joined(
          bytes.subarray(0, at),
          ...Array.from({ length: times }, () => stretch),
          bytes.subarray(at),
        ),
      };
    }
    case "wrong ending":
      return {
        name: `${name.slice(0, name.lastIndexOf("."))}${other.name.slice(other.name.lastIndexOf("."))}`,
      };
    case "wrong encoding":
      return { bytes: new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1"), "utf16le")) };
    case "empty":
      return { bytes: new Uint8Array() };
  }
}

function joined(...pieces: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
