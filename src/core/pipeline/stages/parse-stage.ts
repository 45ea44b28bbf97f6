import type { Digest } from "../../../contracts/digest.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { Document, LeftOut, Source } from "../../../contracts/source.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { ParserPool } from "../../../ports/parser-pool.ts";
import type { SourceReader } from "../../../ports/source-reader.ts";
import { type Codec, jsonCodec } from "../codec.ts";
import { type PackEntry, packCodec } from "../pack.ts";
import { parseFile } from "../parse-file.ts";
import { documentsOf, encodeParsedFile, type Finding, remarksOf } from "../parsed-file.ts";
import { parseNotices } from "../parse-notices.ts";
import { canonicalJson, stageKey } from "../stage-key.ts";
import type { StageContext, StageWork } from "../stage.ts";

/** What was read, in the order of the sources. */
export interface Corpus {
  documents: Document[];
  files: CorpusFile[];
}

export interface CorpusFile {
  name: string;
  digest: Digest;
  mediaType: string;
  /** As `encodeParsedFile` writes it. */
  body: Uint8Array;
  /** Another attempt may read more of it: it is not used again. */
  passing?: boolean;
}

export interface ParseOutputs {
  corpus: Corpus;
  /** Files and parts of files that no parser could read; those the folder itself left out are not in here. */
  leftOut: LeftOut[];
  findings: Finding[];
}

export interface ParseParts {
  reader: SourceReader;
  parsers: ParserPool;
  digestOf: DigestOf;
  clock: Clock;
}

interface PlannedFile {
  source: Source;
  parser: { id: string; version: string } | undefined;
  itemKey: Digest;
}

const version = "3";
const directoryName = "";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads every source into canonical text. Only files whose bytes or parser changed are parsed again. */
export function parseStage(
  sources: readonly Source[],
  settings: Pipeline["parse"],
  parts: ParseParts,
): StageWork<ParseOutputs> {
  const { parsers, digestOf } = parts;
  // What is left out for its size is read again where more is allowed. Time is no such limit: what it stops is never kept.
  const { maxMegabytes, memoryMegabytes, maxCharacters } = settings;
  const sizes = { maxMegabytes, memoryMegabytes, maxCharacters };
  const plan = sources.map((source): PlannedFile => {
    const parser = parsers.parserFor(source.mediaType);
    const itemKey = stageKey(
      {
        stage: "parse-source",
        version,
        settings: { parser: parser?.id ?? null, parserVersion: parser?.version ?? null, ...sizes },
        inputs: { bytes: source.digest },
      },
      digestOf,
    );
    return { source, parser, itemKey };
  });

  return {
    stage: "parse",
    version,
    settings: { ...settings },
    inputs: { sources: digestOf(canonicalJson(plan.map(({ source, itemKey }) => [source.name, itemKey]))) },
    outputs: {
      corpus: corpusCodec(new Map(plan.map(({ source, itemKey }) => [source.name, itemKey]))),
      leftOut: jsonCodec<LeftOut[]>(),
      findings: jsonCodec<Finding[]>(),
    },

    async run(context) {
      const { files, reused } = await readFiles(plan, settings, parts, context);
      const documents = files.flatMap((file) => documentsOf(file, file.body));
      const remarks = files.map((file) => remarksOf(file, file.body));
      const findings = remarks.flatMap((remark) => remark.findings);
      const leftOut = remarks.flatMap((remark) => remark.leftOut);
      return {
        outputs: { corpus: { documents, files }, leftOut, findings },
        metrics: {
          sources: sources.length,
          documents: documents.length,
          "left-out": leftOut.length,
          pages: documents.reduce((sum, { pages }) => sum + pages.length, 0),
          characters: documents.reduce((sum, { text }) => sum + text.length, 0),
          "hidden-texts": findings.reduce((sum, { hidden }) => sum + hidden.length, 0),
        },
        keep: !files.some(({ passing }) => passing === true),
        timings: { "documents-reused": reused },
        notices: parseNotices(leftOut, findings),
      };
    },
  };
}

/** As many files at once as the pool takes; the results in the order of the plan. */
async function readFiles(
  plan: readonly PlannedFile[],
  settings: Pipeline["parse"],
  parts: ParseParts,
  { signal, breathe, progress, reuse }: StageContext,
): Promise<{ files: CorpusFile[]; reused: number }> {
  const limits = {
    maxBytes: settings.maxMegabytes * 1e6,
    timeoutMs: settings.timeoutSeconds * 1000,
    memoryMegabytes: settings.memoryMegabytes,
    maxCharacters: settings.maxCharacters,
  };
  const kept = await reuse(plan.filter(({ parser }) => parser !== undefined).map(({ itemKey }) => itemKey));
  // Each is set at its place; all are there when the lanes are done.
  const files: CorpusFile[] = [];
  let done = 0;

  async function read({ source, itemKey, parser }: PlannedFile): Promise<CorpusFile> {
    const { name, digest, mediaType } = source;
    const known = kept.get(itemKey);
    if (known !== undefined) return { name, digest, mediaType, body: known };
    // A file that nothing takes is not even read.
    const bytes = parser === undefined ? new Uint8Array() : await parts.reader.read(source);
    const job = { source: name, mediaType, bytes };
    const onProgress = (parsed: number, total: number, unit: string) =>
      progress(parsed, total, `${unit} of ${name}`);
    const { parsed, passing } = await parseFile(job, limits, parts, { signal, onProgress });
    return { name, digest, mediaType, body: encodeParsedFile(parsed), ...(passing ? { passing } : {}) };
  }

  // The largest first: one that is taken last would be waited for alone.
  const waiting = [...plan.entries()].sort(([, a], [, b]) => b.source.bytes - a.source.bytes).values();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const [at, planned] of waiting) {
      if (failed) return;
      const pause = breathe();
      if (pause) await pause;
      files[at] = await read(planned);
      done += 1;
      progress(done, plan.length, "files");
    }
  };
  const lanes = Array.from({ length: parts.parsers.atOnce }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(lanes);
  return { files, reused: kept.size };
}

/** The first entry of the pack lists the files' names, versions and media types; each other entry is what was read of one. */
function corpusCodec(itemKeys: ReadonlyMap<string, Digest>): Codec<Corpus> {
  const entriesOf = ({ files }: Corpus): PackEntry[] => {
    const directory = files.map(({ name, digest, mediaType }) => ({ name, digest, mediaType }));
    const bodies = files.map(({ name, body, passing }) => {
      const itemKey = passing === true ? undefined : itemKeys.get(name);
      return { name, bytes: body, ...(itemKey === undefined ? {} : { itemKey }) };
    });
    return [{ name: directoryName, bytes: encoder.encode(JSON.stringify(directory)) }, ...bodies];
  };
  return {
    encode: (corpus) => packCodec.encode(entriesOf(corpus)),
    decode(bytes) {
      const files = corpusFiles(bytes);
      return { files, documents: files.flatMap((file) => documentsOf(file, file.body)) };
    },
    items: (corpus, encoded) => packCodec.items?.(entriesOf(corpus), encoded) ?? [],
  };
}

/** The files of a stored corpus, undecoded. */
export function corpusFiles(bytes: Uint8Array): CorpusFile[] {
  const [first, ...bodies] = packCodec.decode(bytes);
  const directory = JSON.parse(decoder.decode(first?.bytes)) as Omit<CorpusFile, "body">[];
  return directory.map((entry, at) => ({ ...entry, body: bodies[at]?.bytes ?? new Uint8Array() }));
}
