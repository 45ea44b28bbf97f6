import type { Digest } from "../../../contracts/digest.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { Document, LeftOut, Source } from "../../../contracts/source.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { ParsedText } from "../../../ports/document-parser.ts";
import type { ParserPool } from "../../../ports/parser-pool.ts";
import type { SourceReader } from "../../../ports/source-reader.ts";
import { type Codec, jsonCodec } from "../codec.ts";
import { type PackEntry, packCodec } from "../pack.ts";
import { canonicalJson, stageKey } from "../stage-key.ts";
import type { StageWork } from "../stage.ts";

/** Every readable source's canonical text, in the order of the sources. */
export type Corpus = Document[];

export interface ParseOutputs {
  corpus: Corpus;
  /** Files that no parser could read; those the folder itself left out are not in here. */
  leftOut: LeftOut[];
}

interface ParsedSource {
  source: Source;
  itemKey: Digest;
  /** JSON of ParsedText. */
  bytes: Uint8Array;
}

const version = "1";
const directoryName = "";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads every source into canonical text. Only files whose bytes or parser changed are parsed again. */
export function parseStage(
  sources: readonly Source[],
  settings: Pipeline["parse"],
  parts: { reader: SourceReader; parsers: ParserPool; digestOf: DigestOf },
): StageWork<ParseOutputs> {
  const { reader, parsers, digestOf } = parts;
  const limits = {
    maxBytes: settings.maxMegabytes * 1e6,
    timeoutMs: settings.timeoutSeconds * 1000,
    memoryMegabytes: settings.memoryMegabytes,
  };
  const plan = sources.map((source) => {
    const parser = parsers.parserFor(source.name);
    const itemKey = stageKey(
      {
        stage: "parse-source",
        version,
        settings: { parser: parser?.id ?? null, parserVersion: parser?.version ?? null },
        inputs: { bytes: source.digest },
      },
      digestOf,
    );
    return { source, parser, itemKey };
  });

  // What was parsed just now need not be written as JSON a second time.
  const bodyOf = new WeakMap<Document, Uint8Array>();

  return {
    stage: "parse",
    version,
    settings: { ...settings },
    inputs: { sources: digestOf(canonicalJson(plan.map(({ source, itemKey }) => [source.name, itemKey]))) },
    outputs: { corpus: corpusCodec(plan, bodyOf), leftOut: jsonCodec<LeftOut[]>() },

    async run({ signal, breathe, progress, reuse }) {
      const kept = await reuse(
        plan.filter(({ parser }) => parser !== undefined).map(({ itemKey }) => itemKey),
      );
      const parsed: ParsedSource[] = [];
      const leftOut: LeftOut[] = [];
      let keep = true;
      for (const [index, { source, parser, itemKey }] of plan.entries()) {
        const pause = breathe();
        if (pause) await pause;
        const known = kept.get(itemKey);
        if (known !== undefined) {
          parsed.push({ source, itemKey, bytes: known });
        } else if (parser === undefined) {
          leftOut.push({ source: source.name, reason: "no parser takes files of this kind" });
        } else {
          const job = { source: source.name, bytes: await reader.read(source) };
          const outcome = await parsers.parse(job, limits, signal);
          if (outcome.status === "left-out") {
            leftOut.push({ source: source.name, reason: outcome.reason });
            if (outcome.passing === true) keep = false;
          } else if (outcome.parsed.text.trim() === "")
            leftOut.push({ source: source.name, reason: "holds no text" });
          else parsed.push({ source, itemKey, bytes: encodeBody(outcome.parsed) });
        }
        progress(index + 1, plan.length, "files");
      }
      const documents = parsed.map(({ source, bytes }) => {
        const document = documentOf(source, bytes);
        bodyOf.set(document, bytes);
        return document;
      });
      return {
        outputs: { corpus: documents, leftOut },
        metrics: {
          sources: sources.length,
          documents: documents.length,
          "left-out": leftOut.length,
          characters: documents.reduce((sum, { text }) => sum + text.length, 0),
        },
        keep,
        timings: { "documents-reused": kept.size },
        notices: leftOut.map(({ source, reason }) => `${source} was left out: ${reason}.`),
      };
    },
  };
}

function encodeBody({ text, headings, pages }: ParsedText): Uint8Array {
  return encoder.encode(JSON.stringify({ text, headings, pages } satisfies ParsedText));
}

function documentOf(source: Pick<Source, "name" | "digest" | "mediaType">, bytes: Uint8Array): Document {
  const { text, headings, pages, places = [] } = JSON.parse(decoder.decode(bytes)) as ParsedText;
  return {
    source: source.name,
    version: source.digest,
    mediaType: source.mediaType,
    text,
    headings,
    pages,
    places,
  };
}

/** The first entry of the pack lists the documents' names, versions and media types; each other entry is one document. */
function corpusCodec(
  plan: readonly { source: Source; itemKey: Digest }[],
  bodyOf: WeakMap<Document, Uint8Array>,
): Codec<Corpus> {
  const itemKeys = new Map(plan.map(({ source, itemKey }) => [source.name, itemKey]));
  const entriesOf = (documents: Corpus): PackEntry[] => {
    const directory = documents.map(({ source, version, mediaType }) => ({
      name: source,
      digest: version,
      mediaType,
    }));
    const bodies = documents.map((document) => {
      const itemKey = itemKeys.get(document.source);
      const bytes = bodyOf.get(document) ?? encodeBody(document);
      return { name: document.source, bytes, ...(itemKey === undefined ? {} : { itemKey }) };
    });
    return [{ name: directoryName, bytes: encoder.encode(JSON.stringify(directory)) }, ...bodies];
  };
  return {
    encode: (corpus) => packCodec.encode(entriesOf(corpus)),
    decode(bytes) {
      const [first, ...bodies] = packCodec.decode(bytes);
      const directory = JSON.parse(decoder.decode(first?.bytes)) as Pick<
        Source,
        "name" | "digest" | "mediaType"
      >[];
      return directory.map((entry, index) => documentOf(entry, bodies[index]?.bytes ?? new Uint8Array()));
    },
    items: (corpus, encoded) => packCodec.items?.(entriesOf(corpus), encoded) ?? [],
  };
}
