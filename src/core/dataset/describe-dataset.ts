import type { Chunk } from "../../contracts/chunk.ts";
import type { Document, HiddenText, LeftOut, Source } from "../../contracts/source.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { mergeSpans, totalLength } from "../evaluation/spans.ts";
import { fileHolding, type Finding } from "../pipeline/parsed-file.ts";
import type { Dataset } from "../pipeline/stages/prepare-stage.ts";
import { sharedLines } from "../preparation/shared-lines.ts";
import { type Histogram, histogram } from "./histogram.ts";
import { wordsIn } from "./shingles.ts";
import { type NearDuplicate, nearDuplicates } from "./near-duplicates.ts";

/** Everything that is known of a folder's sources once they are parsed, prepared and chunked. */
export interface DatasetParts {
  files: readonly Source[];
  documents: readonly Document[];
  dataset: Dataset;
  /** By document, in the order of the dataset. */
  chunks: readonly (readonly Chunk[])[];
  findings: readonly Finding[];
  leftOut: readonly LeftOut[];
}

export interface DescribedSource {
  source: string;
  mediaType: string;
  characters: number;
  /** With those without text; null where the source has no pages. */
  pages: number | null;
  language: string;
  chunks: number;
  /** Characters that preparation left out of every chunk. */
  cleaned: number;
  hidden: HiddenText[];
  /** What was not read of it. */
  notices: string[];
}

/** How many there were before a stage and after it. `parts` are files inside files. */
export interface StageLoss {
  what: "files" | "parts" | "documents" | "characters";
  stage: "read" | "parse" | "prepare" | "chunk";
  before: number;
  after: number;
}

export interface DescribedDataset {
  sources: DescribedSource[];
  /** What is known of files that are no source by themselves: mailboxes, those left out, copies of others. */
  besides: Finding[];
  files: number;
  bytes: number;
  characters: number;
  pages: number;
  /** Pages of paged sources that hold no text. */
  emptyPages: number;
  languages: { language: string; documents: number; characters: number }[];
  charactersPerSource: Histogram | undefined;
  chunksPerSource: Histogram | undefined;
  /** In characters. */
  chunkLength: Histogram | undefined;
  /** Mean of the chunks, as they are given to an answerer; a character of a script without spaces counts as a word. */
  wordsPerChunk: number | null;
  duplicates: Dataset["duplicates"];
  nearDuplicates: NearDuplicate[];
  /** Share of the characters that stand in lines which many documents hold; null below three documents. */
  boilerplate: number | null;
  losses: StageLoss[];
}

/** From this share of five-word runs on, two sources are nearly the same. */
export const nearlySame = 0.8;

export async function describeDataset(parts: DatasetParts, breathe: Breathe): Promise<DescribedDataset> {
  const { files, dataset, chunks, findings, leftOut } = parts;
  const documentOf = new Map(parts.documents.map((document) => [document.source, document]));
  const findingOf = new Map(findings.map((finding) => [finding.source, finding]));
  const kept = dataset.documents.map(({ source }) => documentOf.get(source) as Document);
  const sources = dataset.documents.map(({ source, language, regions }, at): DescribedSource => {
    const { text, mediaType } = kept[at] as Document;
    const keptCharacters = regions.reduce((sum, { start, end }) => sum + end - start, 0);
    return {
      source,
      mediaType,
      characters: text.length,
      pages: pageCount(kept[at] as Document) || null,
      language,
      chunks: chunks[at]?.length ?? 0,
      cleaned: text.length - keptCharacters,
      hidden: findingOf.get(source)?.hidden ?? [],
      notices: findingOf.get(source)?.notices ?? [],
    };
  });
  const all = chunks.flat();
  const described = new Set(sources.map(({ source }) => source));
  return {
    sources,
    besides: findings.filter(({ source }) => !described.has(source)),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    characters: sources.reduce((sum, { characters }) => sum + characters, 0),
    pages: kept.reduce((sum, document) => sum + pageCount(document), 0),
    emptyPages: kept.reduce((sum, document) => sum + emptyPages(document), 0),
    languages: languagesOf(sources),
    charactersPerSource: histogram(sources.map(({ characters }) => characters)),
    chunksPerSource: histogram(sources.map((source) => source.chunks)),
    chunkLength: histogram(all.map(({ start, end }) => end - start)),
    wordsPerChunk:
      all.length === 0 ? null : all.reduce((sum, { text }) => sum + wordsIn(text), 0) / all.length,
    duplicates: dataset.duplicates,
    nearDuplicates: await nearDuplicates(kept, { threshold: nearlySame, breathe }),
    boilerplate: boilerplateShare(kept),
    losses: lossesOf(parts, sources, leftOut),
  };
}

function pageCount({ pages, pageCount: all = pages.length }: Document): number {
  return all;
}

function emptyPages(document: Document): number {
  return pageCount(document) - document.pages.length;
}

function languagesOf(sources: readonly DescribedSource[]): DescribedDataset["languages"] {
  return [...Map.groupBy(sources, ({ language }) => language)]
    .map(([language, spoken]) => ({
      language,
      documents: spoken.length,
      characters: spoken.reduce((sum, { characters }) => sum + characters, 0),
    }))
    .sort((a, b) => b.documents - a.documents || (a.language < b.language ? -1 : 1));
}

function boilerplateShare(documents: readonly Document[]): number | null {
  const shared = sharedLines(documents.map(({ text }) => text));
  if (shared === undefined) return null;
  let inShared = 0;
  let all = 0;
  for (const { text } of documents) {
    for (const line of text.split("\n")) {
      all += line.length;
      if (shared.has(line.trim())) inShared += line.length;
    }
  }
  return all === 0 ? 0 : inShared / all;
}

function lossesOf(
  { files, documents, dataset, chunks }: DatasetParts,
  sources: readonly DescribedSource[],
  leftOut: readonly LeftOut[],
): StageLoss[] {
  const named = new Map(files.map((file) => [file.name, file]));
  const unlisted = leftOut.filter(({ source }) => fileHolding(source, named) === undefined).length;
  const unread = new Set(leftOut.map(({ source }) => source));
  const parsed = files.filter(({ name }) => !unread.has(name)).length;
  const lostParts = leftOut.length - unlisted - (files.length - parsed);
  const readParts = documents.filter(({ source }) => !named.has(source)).length;
  const chunked = chunks.filter((own) => own.length > 0).length;
  const characters = sources.reduce((sum, source) => sum + source.characters, 0);
  const kept = characters - sources.reduce((sum, { cleaned }) => sum + cleaned, 0);
  const inChunks = dataset.documents.reduce(
    (sum, _, at) => sum + totalLength(mergeSpans(chunks[at] ?? [])),
    0,
  );
  return [
    { what: "files", stage: "read", before: files.length + unlisted, after: files.length },
    { what: "files", stage: "parse", before: files.length, after: parsed },
    ...(lostParts + readParts === 0
      ? []
      : [
          {
            what: "parts" as const,
            stage: "parse" as const,
            before: lostParts + readParts,
            after: readParts,
          },
        ]),
    { what: "documents", stage: "prepare", before: documents.length, after: dataset.documents.length },
    { what: "characters", stage: "prepare", before: characters, after: kept },
    { what: "documents", stage: "chunk", before: dataset.documents.length, after: chunked },
    { what: "characters", stage: "chunk", before: kept, after: inChunks },
  ];
}
