import { AppError } from "../../../contracts/app-error.ts";
import { kindOf, otherKind } from "./file-kind.ts";
import { utf16ByZeroBytes } from "./utf16-by-zero-bytes.ts";
import { utf8Faults } from "./utf8-faults.ts";
import { windows1252Notice } from "./windows-1252-notice.ts";

export interface DecodedText {
  /** Well-formed, without a byte order mark. */
  text: string;
  /** Empty for plain UTF-8; else what it was read as, and what was broken. */
  notices: string[];
}

/**
 * The text of a file in the encoding it has: by its byte order mark; else UTF-8 where it is valid, or all but a few bytes
 * are; else UTF-16 by its zero bytes; else Windows-1252 where nothing speaks against it. Throws AppError "source.unreadable"
 * for bytes that are no text, naming what they are where that can be told.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  const text = validUtf8(bytes);
  if (text !== undefined && !text.includes("\0")) return { text, notices: [] };
  if (bytes.includes(0)) {
    const label = utf16ByZeroBytes(bytes);
    if (label !== undefined)
      return decodedAs(label, bytes, `Read as ${nameOf[label]}, told by its zero bytes.`);
    throw noText(bytes, "holds zero bytes, so it is not a text file");
  }
  return almostUtf8(bytes) ?? windows1252(bytes);
}

const nameOf = { "utf-16le": "UTF-16", "utf-16be": "UTF-16", "utf-8": "UTF-8" } as const;

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c, d] = bytes;
  const utf32 =
    a === 0xff && b === 0xfe && c === 0 && d === 0
      ? true
      : a === 0 && b === 0 && c === 0xfe && d === 0xff
        ? false
        : undefined;
  if (utf32 !== undefined && bytes.length % 4 === 0) {
    const text = utf32Text(bytes, utf32);
    if (text !== undefined) return { text: withoutZeros(bytes, text), notices: ["Read as UTF-32."] };
  }
  if (a === 0xff && b === 0xfe) return decodedAs("utf-16le", bytes, "Read as UTF-16.");
  if (a === 0xfe && b === 0xff) return decodedAs("utf-16be", bytes, "Read as UTF-16.");
  return undefined;
}

function decodedAs(label: keyof typeof nameOf, bytes: Uint8Array, notice: string): DecodedText {
  const text = withoutZeros(bytes, new TextDecoder(label).decode(bytes));
  let broken = 0;
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) broken += 1;
  }
  return { text, notices: broken === 0 ? [notice] : [notice, brokenCharacters(broken)] };
}

function validUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 that was cut within a character, or in which a few bytes are broken: fewer than there are whole characters beyond ASCII. */
function almostUtf8(bytes: Uint8Array): DecodedText | undefined {
  const { whole, broken, first, cut } = utf8Faults(bytes);
  // One byte at the end that could begin a character is as well a letter of Windows-1252, if no other speaks for UTF-8.
  const isUtf8 = broken === 0 ? whole > 0 || cut > 1 : whole > broken;
  if (!isUtf8) return undefined;
  const text = new TextDecoder("utf-8").decode(bytes);
  const notices =
    broken === 0 ? [] : [`${brokenCharacters(broken).slice(0, -1)}, the first at byte ${first}.`];
  return {
    text,
    notices:
      cut === 0 ? notices : [...notices, "It ends in the middle of a character, which is shown as \ufffd."],
  };
}

function brokenCharacters(count: number): string {
  return count === 1
    ? "1 character is broken and is shown as \ufffd."
    : `${count} characters are broken and are shown as \ufffd.`;
}

/** What Windows-1252 does not define, and control characters that no text holds. */
const undefinedIn1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function windows1252(bytes: Uint8Array): DecodedText {
  let controls = 0;
  let high = 0;
  let inRuns = 0;
  let run = 0;
  const endRun = () => {
    // Letters with accents stand alone in Western languages; other scripts write whole words in high bytes.
    if (run >= 4) inRuns += run;
    run = 0;
  };
  for (const byte of bytes) {
    if (byte < 0x80) endRun();
    if (byte >= 0x80) {
      if (undefinedIn1252.has(byte)) throw notDecodable(bytes);
      high += 1;
      run += 1;
    } else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)
      controls += 1;
  }
  endRun();
  if (controls * 100 > bytes.length || inRuns * 2 > high) throw notDecodable(bytes);
  const text = new TextDecoder("windows-1252").decode(bytes);
  return { text, notices: [windows1252Notice(text)] };
}

function utf32Text(bytes: Uint8Array, littleEndian: boolean): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: string[] = [];
  for (let at = 4; at < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    pieces.push(String.fromCodePoint(point));
  }
  return pieces.join("");
}

function withoutZeros(bytes: Uint8Array, text: string): string {
  if (text.includes("\0")) throw noText(bytes, "holds zero bytes, so it is not a text file");
  return text;
}

function notDecodable(bytes: Uint8Array): AppError {
  return noText(bytes, "is not text in UTF-8, UTF-16 or Windows-1252");
}

function noText(bytes: Uint8Array, message: string): AppError {
  const kind = kindOf(bytes);
  if (kind !== undefined) return otherKind(kind);
  return new AppError("source.unreadable", { message, hint: "If it is text, save it as UTF-8." });
}
