import { crc32, inflateRawSync } from "node:zlib";
import { counted } from "../../../contracts/count-text.ts";
import { unreadable } from "./unreadable.ts";
import { damagedZip, readZipDirectory, type ZipEntry } from "./zip-directory.ts";

export interface ZipArchive {
  /** Names of what can be read, in the order of the directory. */
  readonly names: readonly string[];
  /** An entry's bytes, unpacked and checked; undefined where there is none. Capitals do not tell names apart unless they must. */
  read(name: string): Uint8Array | undefined;
  /** What was passed over. */
  readonly notices: readonly string[];
}

export interface ZipLimits {
  entries: number;
  entryBytes: number;
  /** Over all that is read. */
  totalBytes: number;
  /** A larger entry may not unpack to more than `ratio` times its packed size. */
  ratioFrom: number;
  ratio: number;
}

/** Far above any document people write, far below what a worker holds. */
export const zipLimits: ZipLimits = {
  entries: 10_000,
  entryBytes: 150_000_000,
  totalBytes: 200_000_000,
  ratioFrom: 20_000_000,
  ratio: 300,
};

const localSignature = 0x04034b50;
const localBytes = 30;
const stored = 0;
const deflated = 8;

/**
 * Opens a ZIP archive and reads nothing of it until asked. Limits hold for what is really unpacked, whatever the directory claims;
 * archives inside are bytes like any other. Throws AppError "source.unreadable".
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readZipDirectory(bytes, limits.entries);
  const packed = new Map(entries.map((entry) => [entry, packedRange(view, entry)]));
  refuseOverlaps([...packed].map(([{ offset }, { end }]) => ({ start: offset, end })));
  const safe = entries.filter(({ name }) => isSafe(name));
  const byName = Map.groupBy(safe, ({ name }) => name);
  const byLowerCase = Map.groupBy(safe, ({ name }) => name.toLowerCase());
  let unpackedBytes = 0;

  function unpack(entry: ZipEntry): Uint8Array {
    const { start, end } = packed.get(entry) as { start: number; end: number };
    const source = bytes.subarray(start, end);
    if (entry.encrypted) {
      throw unreadable("is protected by a password", "Save a copy without the password.");
    }
    if (entry.method !== stored && entry.method !== deflated) {
      throw unreadable(
        `is packed by a method that is not read (${entry.method})`,
        "Open it in its program and save it again.",
      );
    }
    const left = limits.totalBytes - unpackedBytes;
    const byRatio = Math.max(limits.ratioFrom, source.length * limits.ratio);
    const most = Math.min(limits.entryBytes, left, byRatio);
    const content = entry.method === stored ? source : inflate(source, most);
    if (content === undefined || content.length > most) throw tooLarge(limits);
    if (crc32(content) !== entry.checksum) throw damagedZip();
    unpackedBytes += content.length;
    return content;
  }

  return {
    names: [...byName.keys()].filter((name) => !name.endsWith("/")),
    read(name) {
      const found = byName.get(name) ?? byLowerCase.get(name.toLowerCase());
      // Programs differ in which of two they show, so that what is read here may not be what a person saw.
      if (found !== undefined && found.length > 1) {
        throw unreadable(
          `holds two packed files of one name (${JSON.stringify(name)})`,
          "Open it in its program and save it again.",
        );
      }
      return found?.[0] && unpack(found[0]);
    },
    notices:
      safe.length === entries.length
        ? []
        : [`${counted(entries.length - safe.length, "packed file")} of unsafe name left unread.`],
  };
}

/** Undefined where more than `most` bytes come out. */
function inflate(source: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateRawSync(source, {
      maxOutputLength: Math.max(1, most),
      chunkSize: Math.min(1 << 20, Math.max(1 << 12, source.length * 4)),
    });
  } catch (thrown) {
    if ((thrown as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return undefined;
    throw damagedZip(thrown);
  }
}

function packedRange(view: DataView, { offset, packedBytes }: ZipEntry): { start: number; end: number } {
  if (offset + localBytes > view.byteLength || view.getUint32(offset, true) !== localSignature) {
    throw damagedZip();
  }
  const start = offset + localBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const end = start + packedBytes;
  if (end > view.byteLength) throw damagedZip();
  return { start, end };
}

/** Entries that share bytes are how a small archive unpacks to a huge one without being nested. */
function refuseOverlaps(ranges: readonly { start: number; end: number }[]): void {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  const overlaps = sorted.some(({ start }, at) => at > 0 && start < (sorted[at - 1]?.end ?? 0));
  if (!overlaps) return;
  throw unreadable("its packed files overlap", "Do not trust it; get another copy from where it came from.");
}

/** Names are never used as paths on the disk; these are still none that a document has. */
function isSafe(name: string): boolean {
  return name !== "" && !/[\0\\]/.test(name) && !/^\/|^[a-z]:/i.test(name) && !name.split("/").includes("..");
}

function tooLarge({ totalBytes, ratio }: ZipLimits): Error {
  return unreadable(
    `unpacks to more than ${totalBytes / 1e6} MB, or to more than ${ratio} times its size`,
    "Split it, if it is yours; a small file that unpacks to a huge one is made to exhaust its reader.",
  );
}
