import { throwIfAborted } from "../../contracts/abort.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { ParsedText } from "../../ports/document-parser.ts";
import type { ParseCall, ParseLimits, ParserPool } from "../../ports/parser-pool.ts";
import { nameOfPart, type ParsedFile } from "./parsed-file.ts";

/** A mail in a mail in a mail: what lies deeper is left out. */
const deepest = 5;
/** As many mails as a mailbox may hold. */
const mostParts = 100_000;
/** Of all parts of a file together, packed or not: so many times what one file may have. */
const partBytesShare = 4;
/** All parts of a file together may take so many times as long as one file. */
const timeShare = 10;

export interface FileJob {
  source: string;
  mediaType: string;
  bytes: Uint8Array;
}

interface PartJob extends Omit<FileJob, "source"> {
  /** Within the file; "" for the file itself. */
  path: string;
  /** Its place among its siblings, after the place of what it lies in. */
  order: number[];
}

/**
 * A file parsed with all that lies in it. Each part is parsed by itself, so that one that crashes takes only itself with it; all
 * of them share one budget of parts, bytes, characters and time. Level by level, so that what a budget admits does not depend on
 * which of two workers is faster.
 */
export async function parseFile(
  job: FileJob,
  limits: ParseLimits,
  { parsers, digestOf, clock }: { parsers: ParserPool; digestOf: DigestOf; clock: Clock },
  call: ParseCall,
): Promise<{ parsed: ParsedFile; passing: boolean }> {
  const began = clock.monotonic();
  const budget = partBudget(limits);
  const read: { order: number[]; file: ParsedFile }[] = [];
  let passing = false;

  async function parsePart({ path, mediaType, bytes, order }: PartJob): Promise<PartJob[]> {
    throwIfAborted(call.signal);
    const keep = (file: ParsedFile) => void read.push({ order, file });
    if (clock.monotonic() - began > timeShare * limits.timeoutMs) {
      passing = true;
      keep(
        leftOut(path, `all before it took longer than ${(timeShare * limits.timeoutMs) / 1000} s together`),
      );
      return [];
    }
    const outcome = await parsers.parse(
      { source: nameOfPart(job.source, path), mediaType, bytes },
      limits,
      call,
    );
    if (outcome.status === "left-out") {
      if (outcome.passing === true) passing = true;
      keep(leftOut(path, outcome.reason));
      return [];
    }
    const { parts = [] } = outcome.parsed;
    keep(readingOf(path, outcome.parsed, path === "" ? {} : { version: digestOf(bytes), mediaType }));
    const seen = new Map<Digest, string>();
    return parts.flatMap(({ name, bytes: held }, at) => {
      const inner = { path: path === "" ? name : `${path}/${name}`, order: [...order, at] };
      const heldType = parsers.mediaTypeOf(name);
      const digest = digestOf(held);
      const twin = seen.get(digest);
      if (twin === undefined) seen.set(digest, name);
      const reason =
        parsers.parserFor(heldType) === undefined
          ? "no parser takes files of this kind"
          : twin !== undefined
            ? `holds the same bytes as ${twin}`
            : inner.order.length > deepest
              ? `lies ${deepest} files deep`
              : undefined;
      if (reason === undefined) return { ...inner, mediaType: heldType, bytes: held };
      read.push({ order: inner.order, file: leftOut(inner.path, reason) });
      return [];
    });
  }

  const { mediaType, bytes } = job;
  if (parsers.parserFor(mediaType) === undefined)
    return { parsed: leftOut("", "no parser takes files of this kind"), passing };
  let level = await parsePart({ path: "", mediaType, bytes, order: [] });
  while (level.length > 0) {
    const admitted = level.filter((part) => {
      const reason = budget.refuse(part.bytes.length);
      if (reason !== undefined) read.push({ order: part.order, file: leftOut(part.path, reason) });
      return reason === undefined;
    });
    level = await atOnce(admitted, parsers.atOnce, parsePart);
  }
  read.sort((a, b) => byOrder(a.order, b.order));
  return { parsed: withinCharacters(joined(read.map(({ file }) => file)), limits.maxCharacters), passing };
}

/** Parts and bytes that a file's parts may have together. */
function partBudget(limits: ParseLimits): { refuse(bytes: number): string | undefined } {
  let parts = 0;
  let partBytes = 0;
  return {
    refuse(bytes) {
      parts += 1;
      if (parts > mostParts) return `the file holds more than ${mostParts} files`;
      if (partBytes + bytes > partBytesShare * limits.maxBytes)
        return `the files in the file hold more than ${partBytesShare} times what parse.maxMegabytes allows`;
      partBytes += bytes;
      return undefined;
    },
  };
}

/** What all gave, in their order. */
async function atOnce<T, R>(all: readonly T[], lanes: number, work: (one: T) => Promise<R[]>): Promise<R[]> {
  const given: R[][] = [];
  const waiting = all.entries();
  const lane = async (): Promise<void> => {
    for (const [at, one] of waiting) given[at] = await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return given.flat();
}

/** What holds others comes before what it holds. */
function byOrder(first: readonly number[], second: readonly number[]): number {
  for (const [at, place] of first.entries()) {
    const other = second[at];
    if (other === undefined || place !== other) return place - (other ?? -1);
  }
  return first.length - second.length;
}

/** The documents up to the first that would have more text than one file may give. */
function withinCharacters(file: ParsedFile, maxCharacters: number): ParsedFile {
  let characters = 0;
  const over = file.documents.findIndex(({ text }) => (characters += text.length) > maxCharacters);
  if (over === -1) return file;
  const reason = `the file holds more than ${maxCharacters} characters of text in all`;
  const beyond = file.documents.slice(over).map(({ part }) => ({ source: part, reason }));
  return { ...file, documents: file.documents.slice(0, over), leftOut: [...file.leftOut, ...beyond] };
}

function readingOf(
  part: string,
  parsed: ParsedText,
  described: { version?: Digest; mediaType?: string },
): ParsedFile {
  const { text, headings, pages, places = [], layout, hidden = [], notices = [], parts = [] } = parsed;
  const blank = text.trim() === "";
  const pageCount =
    layout === undefined || layout.pages.length === 0 ? {} : { pageCount: layout.pages.length };
  return {
    documents: blank ? [] : [{ part, ...described, text, headings, pages, ...pageCount, places }],
    leftOut: blank && parts.length === 0 ? [{ source: part, reason: "holds no text" }] : [],
    findings: hidden.length > 0 || notices.length > 0 ? [{ source: part, hidden, notices }] : [],
    layouts: blank || layout === undefined ? {} : { [part]: layout },
  };
}

function leftOut(source: string, reason: string): ParsedFile {
  return { documents: [], leftOut: [{ source, reason }], findings: [], layouts: {} };
}

function joined(files: readonly ParsedFile[]): ParsedFile {
  return {
    documents: files.flatMap(({ documents }) => documents),
    leftOut: files.flatMap((file) => file.leftOut),
    findings: files.flatMap(({ findings }) => findings),
    layouts: Object.assign({}, ...files.map(({ layouts }) => layouts)) as ParsedFile["layouts"],
  };
}
