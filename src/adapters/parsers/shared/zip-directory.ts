import { unreadable } from "./unreadable.ts";

export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  checksum: number;
  packedBytes: number;
  /** Where its local header begins. */
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xffff;
const unknown = 0xffffffff;

/** The entries a ZIP archive's directory lists (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3), and nothing of what they hold. */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = findDirectory(view);
  if (count > maxEntries) throw tooMany(maxEntries);
  const entries: ZipEntry[] = [];
  let at = start;
  // The count is a claim: entries are read as long as there are any.
  while (at + entryBytes <= bytes.length && view.getUint32(at, true) === entrySignature) {
    if (entries.length === maxEntries) throw tooMany(maxEntries);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + entryBytes + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damagedZip();
    const name = nameOf(bytes.subarray(at + entryBytes, at + entryBytes + nameLength));
    const extra = at + entryBytes + nameLength;
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      ...wideNumbers(view, { at, extra, extraLength }),
    });
    at = next;
  }
  if (entries.length < count) throw damagedZip();
  return entries;
}

export function damagedZip(cause?: unknown): Error {
  return unreadable(
    "the packed file is damaged or cut off",
    "Get another copy, or open it in its program and save it again.",
    cause,
  );
}

function tooMany(maxEntries: number): Error {
  return unreadable(
    `holds more than ${maxEntries.toLocaleString("en")} packed files`,
    "Save it again from its program; no document needs as many.",
  );
}

function findDirectory(view: DataView): { count: number; start: number } {
  const from = view.byteLength - endBytes;
  for (let at = from; at >= Math.max(0, from - longestComment); at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== unknown) return { count, start };
    return wideDirectory(view, at - 20);
  }
  throw damagedZip();
}

function wideDirectory(view: DataView, locator: number): { count: number; start: number } {
  if (locator < 0 || view.getUint32(locator, true) !== wideLocatorSignature) throw damagedZip();
  const end = Number(view.getBigUint64(locator + 8, true));
  if (end + 56 > view.byteLength || view.getUint32(end, true) !== wideEndSignature) throw damagedZip();
  return {
    count: Number(view.getBigUint64(end + 32, true)),
    start: Number(view.getBigUint64(end + 48, true)),
  };
}

/** Sizes and offset; where they do not fit into 32 bits, an extra field holds them in this order. */
function wideNumbers(
  view: DataView,
  { at, extra, extraLength }: { at: number; extra: number; extraLength: number },
): Pick<ZipEntry, "packedBytes" | "offset"> {
  const narrow = {
    unpackedBytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  if (!Object.values(narrow).includes(unknown)) return narrow;
  let field = extra;
  while (field + 4 <= extra + extraLength) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let next = field + 4;
      const wide = (value: number) => {
        if (value !== unknown) return value;
        if (next + 8 > field + 4 + length || next + 8 > view.byteLength) throw damagedZip();
        next += 8;
        return Number(view.getBigUint64(next - 8, true));
      };
      wide(narrow.unpackedBytes);
      return { packedBytes: wide(narrow.packedBytes), offset: wide(narrow.offset) };
    }
    field += 4 + length;
  }
  return narrow;
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
