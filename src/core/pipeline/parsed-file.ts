import type { Digest } from "../../contracts/digest.ts";
import type { Document, HiddenText, Layout, LeftOut, Source } from "../../contracts/source.ts";

/** What became of one file: its documents (its own text, and one for every readable part), and what was not read. */
export interface ParsedFile {
  documents: PartDocument[];
  /** Parts that could not be read; "" is the file itself. */
  leftOut: LeftOut[];
  findings: Finding[];
  /** By part; only of those that have one. */
  layouts: Record<string, Layout>;
}

/** A document as it is stored: without its file's name, since other files may have the same bytes. */
export type PartDocument = Omit<Document, "source" | "version" | "mediaType"> & {
  /** Path within the file; "" for the file's own text, whose version and media type are the file's. */
  part: string;
  version?: Digest;
  mediaType?: string;
};

/** What a person should know of a source beside its text. */
export interface Finding {
  /** In a stored file: the part. In a result: the source. */
  source: string;
  hidden: HiddenText[];
  /** What was not read, a sentence each. */
  notices: string[];
}

type Described = Pick<Source, "name" | "digest" | "mediaType">;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lineBreak = 0x0a;

/** Three lines of JSON: most readers need the first alone. */
export function encodeParsedFile({ documents, leftOut, findings, layouts }: ParsedFile): Uint8Array {
  return encoder.encode(
    `${JSON.stringify(documents)}\n${JSON.stringify({ leftOut, findings })}\n${JSON.stringify(layouts)}`,
  );
}

export function documentsOf(file: Described, body: Uint8Array): Document[] {
  const stored = JSON.parse(line(body, 0)) as PartDocument[];
  return stored.map(({ part, version = file.digest, mediaType = file.mediaType, ...text }) => ({
    source: nameOfPart(file.name, part),
    version,
    mediaType,
    ...text,
  }));
}

/** Under the names that sources have in a dataset. */
export function remarksOf(
  file: Pick<Described, "name">,
  body: Uint8Array,
): Pick<ParsedFile, "leftOut" | "findings"> {
  const { leftOut, findings } = JSON.parse(line(body, 1)) as Pick<ParsedFile, "leftOut" | "findings">;
  const named = <Remark extends { source: string }>(remark: Remark): Remark => ({
    ...remark,
    source: nameOfPart(file.name, remark.source),
  });
  return { leftOut: leftOut.map(named), findings: findings.map(named) };
}

/** The layout of one source that the file holds; undefined where its text is not laid out on anything. */
export function layoutOf(
  file: Pick<Described, "name">,
  body: Uint8Array,
  source: string,
): Layout | undefined {
  const layouts = JSON.parse(line(body, 2)) as Record<string, Layout>;
  const part = source === file.name ? "" : source.slice(file.name.length + 1);
  return Object.hasOwn(layouts, part) ? layouts[part] : undefined;
}

/** The file of that name, or the one that the source is a part of: the longest name there is. */
export function fileHolding<File>(source: string, files: ReadonlyMap<string, File>): File | undefined {
  for (let name = source; ; name = name.slice(0, name.lastIndexOf("/"))) {
    const file = files.get(name);
    if (file !== undefined || !name.includes("/")) return file;
  }
}

export function nameOfPart(file: string, part: string): string {
  return part === "" ? file : `${file}/${part}`;
}

function line(body: Uint8Array, ordinal: number): string {
  let start = 0;
  for (let passed = 0; passed < ordinal; passed++) start = body.indexOf(lineBreak, start) + 1;
  const end = body.indexOf(lineBreak, start);
  return decoder.decode(body.subarray(start, end === -1 ? body.length : end));
}
