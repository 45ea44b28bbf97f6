import type { ByteRange } from "../byte-range.ts";

/** A file as it was added, to be sent as it is, whole or in part. */
export class FileBytes {
  readonly name: string;
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
  /** Which bytes these are; null where they are all. */
  readonly range: ByteRange | null;
  /** Of the whole file. */
  readonly size: number;

  constructor(
    file: { name: string; mediaType: string; digest: string },
    bytes: Uint8Array,
    range: ByteRange | null = null,
  ) {
    this.name = file.name;
    this.mediaType = file.mediaType;
    this.digest = file.digest;
    this.bytes = range === null ? bytes : bytes.subarray(range.start, range.end);
    this.range = range;
    this.size = bytes.length;
  }
}
