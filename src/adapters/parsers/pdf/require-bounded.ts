import { createInflate } from "node:zlib";
import { AppError } from "../../../contracts/app-error.ts";
import { streamDictionary } from "./stream-dictionary.ts";

/** Fonts and page descriptions of the largest books stay far below. */
const mostUnpacked = 256_000_000;
/** No byte of a deflated stream becomes more than this (zlib's technical notes). */
const mostGrowth = 1032;
/** The key "F" is that of an inline picture, and pdf.js takes it everywhere. */
const filters = /\/(?:Filter|F)(?![^\s()<>[\]{}/%])\s*(\[[^\]]*\]?|\/[^\s[\]/]+|\d+\s+\d+\s+R\b)/g;
const unpackers = /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![^\s()<>[\]{}/%])/g;

/**
 * Throws AppError "source.unreadable" where the file's streams unpack to more than memory should hold: pdf.js unpacks each whole.
 * Pictures are left out, since they are never unpacked; encrypted streams cannot be told. What passes all the same costs the worker.
 */
export async function requireBounded(bytes: Uint8Array, most = mostUnpacked): Promise<void> {
  // A small file cannot, unless its streams are packed twice.
  const isSmall = bytes.length * mostGrowth <= most;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = most;
  for (const { start, end, dictionary } of streamsOf(view)) {
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const packing = Array.from(dictionary.matchAll(filters), ([, value]) => value).join(" ");
    if (/\d+\s+\d+\s+R\b/.test(packing)) {
      throw tooLarge("has streams that do not say themselves how they are packed");
    }
    if ((packing.match(unpackers) ?? []).length > 1) throw tooLarge("has streams that are packed twice over");
    if (isSmall) continue;
    left -= isDeflated(view, start) ? await unpackedSize(view.subarray(start, end), left) : 0;
    if (left < 0) throw tooLarge(`unpacks to more than ${Math.round(most / 1e6)} MB`);
  }
}

function* streamsOf(view: Buffer): Generator<{ start: number; end: number; dictionary: string }> {
  let from = 0;
  let at = view.indexOf("stream", 0, "latin1");
  while (at >= 0) {
    const next = view.indexOf("stream", at + 6, "latin1");
    const lineEnd = view[at + 6] === 0x0d && view[at + 7] === 0x0a ? 2 : 1;
    if (view.toString("latin1", Math.max(0, at - 3), at) !== "end") {
      // What unpacks tells itself where it ends; the next "stream" may be within it.
      yield { start: at + 6 + lineEnd, end: view.length, dictionary: streamDictionary(view, from, at) };
    }
    from = at + 6;
    at = next;
  }
}

/** The two bytes that a deflated stream begins with (RFC 1950). */
function isDeflated(view: Buffer, start: number): boolean {
  const [first = 0, second = 0] = [view[start], view[start + 1]];
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

async function unpackedSize(packed: Uint8Array, most: number): Promise<number> {
  const inflate = createInflate();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > most) break;
    }
  } catch {
    // What is damaged unpacks no further here nor in pdf.js, which tells of it where it matters.
  } finally {
    inflate.destroy();
  }
  return size;
}

function tooLarge(message: string): AppError {
  return new AppError("source.unreadable", {
    message,
    hint: "Open it in a PDF viewer and print it to a new PDF.",
  });
}
