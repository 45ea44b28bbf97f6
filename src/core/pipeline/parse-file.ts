import type { Digest } from "../../contracts/digest.ts";
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
  let passing = false;

  /** `path` within the file, "" for the file itself, which lies 0 files deep. */
  async function parsePart(path: string, part: Omit<FileJob, "source">, depth: number): Promise<ParsedFile> {
    const { mediaType, bytes } = part;
    if (depth > deepest) return leftOut(path, `lies ${depth - 1} files deep`);
    if (parsers.parserFor(mediaType) === undefined)
      return leftOut(path, "no parser takes files of this kind");
    const source = nameOfPart(job.source, path);
    const outcome = await parsers.parse({ source, mediaType, bytes }, limits, call);
    if (outcome.status === "left-out") {
      if (outcome.passing === true) passing = true;
      return leftOut(path, outcome.reason);
    }
    const { parts = [] } = outcome.parsed;
    const own = readingOf(path, outcome.parsed, path === "" ? {} : { version: digestOf(bytes), mediaType });
    // The pool takes as many at once as it has workers; what was read stands in the order of the parts.
    const inner = await Promise.all(
      parts.map(({ name, bytes: held }) =>
        parsePart(
          path === "" ? name : `${path}/${name}`,
          { mediaType: parsers.mediaTypeOf(name), bytes: held },
          depth + 1,
        ),
      ),
    );
    return joined([own, ...inner]);
  }

  const parsed = await parsePart("", job, 0);
  return { parsed, passing };
}

function readingOf(
  part: string,
  parsed: ParsedText,
  described: { version?: Digest; mediaType?: string },
): ParsedFile {
  const { text, headings, pages, places = [], layout, hidden = [], notices = [], parts = [] } = parsed;
  const blank = text.trim() === "";
  return {
    documents: blank ? [] : [{ part, ...described, text, headings, pages, places }],
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
