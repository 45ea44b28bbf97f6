import { AppError } from "../../../contracts/app-error.ts";
import type { Segment } from "./segment.ts";
import { byteReader, byteWriter } from "./varint.ts";

const magic = [0x53, 0x4c, 0x58];
const formatVersion = 1;
// No term holds it: terms are letters, digits and apostrophes.
const termSeparator = "\n";

/**
 * Equal segments encode to equal bytes. Layout after the magic and the format version: strings as byte length and UTF-8, numbers as
 * little-endian base-128 varints: source, language, count of terms, terms, count of chunks, per chunk its section + 1, its length
 * in terms and their local ids.
 */
export function encodeSegment(segment: Segment): Uint8Array {
  const writer = byteWriter();
  for (const byte of magic) writer.byte(byte);
  writer.byte(formatVersion);
  writer.text(segment.source);
  writer.text(segment.language);
  writer.number(segment.terms.length);
  writer.text(segment.terms.join(termSeparator));
  writer.number(segment.sections.length);
  for (const [chunk, section] of segment.sections.entries()) {
    const start = segment.chunkStarts[chunk] as number;
    const end = segment.chunkStarts[chunk + 1] as number;
    writer.number(section + 1);
    writer.number(end - start);
    for (let i = start; i < end; i++) writer.number(segment.sequence[i] as number);
  }
  return writer.bytes();
}

/** Throws AppError "store.damaged" for bytes that encodeSegment did not write. */
export function decodeSegment(bytes: Uint8Array): Segment {
  try {
    return read(bytes);
  } catch (cause) {
    throw new AppError("store.damaged", {
      message: "A stored part of the search index is damaged.",
      hint: "Remove the index below .soundings, and run again: it is rebuilt from the sources.",
      cause,
    });
  }
}

function read(bytes: Uint8Array): Segment {
  const reader = byteReader(bytes);
  for (const byte of magic) check(reader.byte() === byte, "not a segment");
  check(reader.byte() === formatVersion, "unknown format version");
  const source = reader.text();
  const language = reader.text();
  const termCount = reader.number();
  const joined = reader.text();
  const terms = joined === "" ? [] : joined.split(termSeparator);
  check(terms.length === termCount, "wrong count of terms");
  const chunks = reader.number();
  // Every chunk takes two bytes and every term one: a damaged count cannot ask for more memory than that.
  check(chunks <= bytes.length && chunks >= 0, "wrong count of chunks");
  const chunkStarts = new Uint32Array(chunks + 1);
  const sections = new Int32Array(chunks);
  const sequence = new Uint32Array(bytes.length);
  let length = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    sections[chunk] = reader.number() - 1;
    const end = length + reader.number();
    check(end <= bytes.length, "a chunk is too long");
    while (length < end) {
      const id = reader.number();
      check(id < termCount, "a term is unknown");
      sequence[length++] = id;
    }
    chunkStarts[chunk + 1] = length;
  }
  check(reader.atEnd(), "bytes left over");
  return { source, language, terms, sequence: sequence.slice(0, length), chunkStarts, sections };
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
