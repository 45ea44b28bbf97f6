import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { staticEmbedder } from "../../src/adapters/embedders/static/static-embedder.ts";
import { memoryVectorIndexStore } from "../../src/adapters/indexes/memory/vector-index.ts";
import { markdownHeadings } from "../../src/adapters/parsers/markdown/markdown-headings.ts";
import type { Chunk, PreparedDocument } from "../../src/contracts/chunk.ts";
import { Pipeline } from "../../src/contracts/pipeline.ts";
import { QuestionEntry } from "../../src/contracts/question-set.ts";
import type { TermStatistics } from "../../src/core/answering/term-statistics.ts";
import { chunkerFor } from "../../src/core/chunking/catalog.ts";
import { makeChunks } from "../../src/core/chunking/make-chunks.ts";
import { knowledgeOf } from "../../src/core/pipeline/chosen-embedder.ts";
import { indexedText } from "../../src/core/pipeline/stages/embed-stage.ts";
import { keptRegions } from "../../src/core/preparation/kept-regions.ts";
import { analyseSegment } from "../../src/core/retrieval/lexical/analyse-segment.ts";
import { openLexicalIndex } from "../../src/core/retrieval/lexical/open-lexical-index.ts";
import { retrieve } from "../../src/core/retrieval/retrieve.ts";
import { detectLanguage } from "../../src/core/text/detect-language.ts";
import type { ReadPassage } from "../../src/ports/answerer.ts";

/** A question with what the shipped chunker and retrieval give an answerer, of settings all default. */
export interface AskedQuestion {
  id: string;
  question: string;
  answerable: boolean;
  answer: string | undefined;
  gold: { source: string; start: number; end: number }[];
  passages: ReadPassage[];
  statistics: TermStatistics;
  /** Every second question by the hash of its id: fitted on are only those that are not. */
  heldBack: boolean;
}

export interface AskedCorpus {
  name: string;
  texts: Map<string, string>;
  questions: AskedQuestion[];
  /** The same questions with the sources of their gold left out: nothing is left that answers them. */
  leftOut: AskedQuestion[];
}

const pipeline = Pipeline.parse({ embed: { embedder: "static" }, retrieve: { method: "hybrid" } });
const embedder = staticEmbedder();
const signal = AbortSignal.timeout(3_600_000);
const pauseNever = (): undefined => undefined;

export interface ReadOptions {
  /** Largest chunk, in characters. */
  size?: number;
  /** Passages a question. */
  k?: number;
  /** Also ask without the sources of the gold; true where absent. */
  leftOut?: boolean;
}

export async function readCorpus(
  folder: string,
  name: string,
  options: ReadOptions = {},
): Promise<AskedCorpus> {
  const { size = pipeline.chunk.size, k = pipeline.retrieve.k } = options;
  const documents = await readDocuments(path.join(folder, name, "sources"));
  const chunker = chunkerFor({ strategy: "recursive", size, overlap: 0, unit: "characters" });
  const chunksBySource = new Map<string, Chunk[]>();
  for (const document of documents) {
    chunksBySource.set(document.source, makeChunks(document, await chunker.chunk(document, signal)));
  }
  const segments = documents.map((document) =>
    analyseSegment(document, chunksBySource.get(document.source) ?? [], { breadcrumbs: true }),
  );
  const lexical = await openLexicalIndex(segments, pauseNever);
  const { dimensions, id } = embedder;
  const chunks = documents.flatMap(({ source }) => chunksBySource.get(source) ?? []);
  const store = memoryVectorIndexStore();
  const indexed = chunks.map((chunk) => indexedText(chunk, pipeline.index.breadcrumbs));
  const vectors = await embedder.embed(indexed, { kind: "passage", signal });
  await store.build(name, { dimensions, vectors, groups: chunks.map(({ source }) => source) }, signal);
  const parts = { lexical, vectors: await store.open(name), embedder: id };
  const languages = new Map(documents.map(({ source, language }) => [source, language]));
  const alone = new Map<string, TermStatistics>();
  for (const segment of segments) alone.set(segment.source, await openLexicalIndex([segment], pauseNever));

  const ask = async (entry: QuestionEntry, without: ReadonlySet<string>): Promise<AskedQuestion> => {
    const sources = lexical.sources.filter((source) => !without.has(source));
    const settings = {
      ...pipeline.retrieve,
      k,
      depth: k,
      ...(without.size > 0 ? { filter: { sources } } : {}),
    };
    const embedded = {
      vector: await embedder.embed([entry.question], { kind: "query", signal }),
      known: await knowledgeOf({ part: embedder, identity: null, knownWords: embedder }, entry.question),
    };
    const hits = await retrieve({ question: entry.question, embedded }, parts, settings, signal);
    const gone = [...without].map((source) => alone.get(source) as TermStatistics);
    return {
      id: entry.id,
      question: entry.question,
      answerable: without.size === 0 && entry.answerable !== false,
      answer: entry.answer,
      gold:
        without.size > 0
          ? []
          : (entry.gold ?? []).map(({ source, start = 0, end = 0 }) => ({ source, start, end })),
      passages: hits.map(({ row, score }) => {
        const { source, start, end, text, breadcrumb } = chunks[row] as Chunk;
        return {
          source,
          start,
          end,
          text,
          breadcrumb: [...breadcrumb],
          score,
          language: languages.get(source) ?? "und",
        };
      }),
      statistics: {
        documents: lexical.documents - gone.reduce((sum, one) => sum + one.documents, 0),
        documentFrequency: (term) =>
          lexical.documentFrequency(term) - gone.reduce((sum, one) => sum + one.documentFrequency(term), 0),
      },
      heldBack: ((createHash("sha256").update(entry.id).digest()[0] as number) & 1) === 1,
    };
  };

  const entries = await readQuestions(path.join(folder, name, "questions.jsonl"));
  const questions: AskedQuestion[] = [];
  const leftOut: AskedQuestion[] = [];
  for (const entry of entries) {
    questions.push(await ask(entry, new Set()));
    const goldSources = new Set(entry.gold?.map(({ source }) => source));
    if (options.leftOut !== false && goldSources.size > 0) leftOut.push(await ask(entry, goldSources));
  }
  const texts = new Map(documents.map(({ source, text }) => [source, text]));
  return { name, texts, questions, leftOut };
}

async function readDocuments(folder: string): Promise<PreparedDocument[]> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  const visible = texts.map((text) => ({ text, hidden: [] }));
  const regions = keptRegions(visible, pipeline.prepare.cleaning);
  return Promise.all(
    names.map(async (source, index) => {
      const text = texts[index] as string;
      return {
        source,
        text,
        headings: markdownHeadings(text),
        language: await detectLanguage(text),
        regions: regions[index] ?? [],
      };
    }),
  );
}

async function readQuestions(file: string): Promise<QuestionEntry[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => QuestionEntry.parse(JSON.parse(line)));
}
