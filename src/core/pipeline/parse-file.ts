import type { DigestOf } from "../../ports/digest-of.ts";
import type { ParsedText } from "../../ports/document-parser.ts";
import type { ParseCall, ParseLimits, ParserPool } from "../../ports/parser-pool.ts";
import { nameOfPart, type ParsedFile } from "./parsed-file.ts";

/** A mail in a mail in a mail: what lies deeper is left out. */
const deepest = 5;

export interface FileJob {
  source: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A file parsed with all that lies in it. Each part is parsed by itself, so that one that crashes takes only itself with it. */
export async function parseFile(
  job: FileJob,
  limits: ParseLimits,
  { parsers, digestOf }: { parsers: ParserPool; digestOf: DigestOf },
  call: ParseCall,
): Promise<{ parsed: ParsedFile; passing: boolean }> {
  const file: ParsedFile = { documents: [], leftOut: [], findings: [], layouts: {} };
  let passing = false;

  async function parsePart(part: string, mediaType: string, bytes: Uint8Array, depth: number): Promise<void> {
    const leaveOut = (reason: string) => void file.leftOut.push({ source: part, reason });
    if (parsers.parserFor(mediaType) === undefined) return leaveOut("no parser takes files of this kind");
    const source = nameOfPart(job.source, part);
    const outcome = await parsers.parse({ source, mediaType, bytes }, limits, call);
    if (outcome.status === "left-out") {
      if (outcome.passing === true) passing = true;
      return leaveOut(outcome.reason);
    }
    const { parsed } = outcome;
    const { parts = [] } = parsed;
    keep(part, parsed, part === "" ? {} : { version: digestOf(bytes), mediaType });
    if (parsed.text.trim() === "" && parts.length === 0) leaveOut("holds no text");
    for (const inner of parts) {
      const path = part === "" ? inner.name : `${part}/${inner.name}`;
      if (depth === deepest) file.leftOut.push({ source: path, reason: `lies ${deepest} files deep` });
      else await parsePart(path, parsers.mediaTypeOf(inner.name), inner.bytes, depth + 1);
    }
    return undefined;
  }

  function keep(part: string, parsed: ParsedText, described: { version?: string; mediaType?: string }): void {
    const { text, headings, pages, places = [], layout, hidden = [], notices = [] } = parsed;
    if (text.trim() !== "") {
      file.documents.push({ part, ...described, text, headings, pages, places });
      if (layout !== undefined) file.layouts[part] = layout;
    }
    if (hidden.length > 0 || notices.length > 0) file.findings.push({ source: part, hidden, notices });
  }

  await parsePart("", job.mediaType, job.bytes, 0);
  return { parsed: file, passing };
}
