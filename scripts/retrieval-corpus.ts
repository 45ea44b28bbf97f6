import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { markdownHeadings } from "../src/adapters/parsers/markdown/markdown-headings.ts";
import type { Chunk, PreparedDocument } from "../src/contracts/chunk.ts";
import type { Passage } from "../src/contracts/passage.ts";
import { chunkerFor } from "../src/core/chunking/catalog.ts";
import { makeChunks } from "../src/core/chunking/make-chunks.ts";
import { ndcg } from "../src/core/evaluation/ranking-metrics.ts";
import { overlaps } from "../src/core/evaluation/spans.ts";
import { analyseSegment } from "../src/core/retrieval/lexical/analyse-segment.ts";
import type { LexicalIndex } from "../src/core/retrieval/lexical/lexical-index.ts";
import { openLexicalIndex } from "../src/core/retrieval/lexical/open-lexical-index.ts";
import { detectLanguage } from "../src/core/text/detect-language.ts";

export interface MarkedQuestion {
  question: string;
  /** Rows that each gold span touches. */
  goldRows: number[][];
}

export interface RetrievalCorpus {
  name: string;
  chunks: Chunk[];
  index: LexicalIndex;
  /** Those with gold only. */
  questions: MarkedQuestion[];
}

/** Names of the folders with `sources` and `questions.jsonl` in a data folder; none where it does not exist. */
export function corpusNames(dataFolder: string): string[] {
  if (!existsSync(dataFolder)) return [];
  return readdirSync(dataFolder)
    .filter((name) => existsSync(path.join(dataFolder, name, "questions.jsonl")))
    .sort();
}

/** A corpus of Markdown, cut by the recursive chunker at 500 characters and indexed with breadcrumbs. */
export async function readRetrievalCorpus(dataFolder: string, name: string): Promise<RetrievalCorpus> {
  const { signal } = new AbortController();
  const folder = path.join(dataFolder, name);
  const chunker = chunkerFor({ strategy: "recursive", size: 500, overlap: 0, unit: "characters" });
  const documents: PreparedDocument[] = [];
  const chunks: Chunk[][] = [];
  for (const source of readdirSync(path.join(folder, "sources")).sort()) {
    const text = readFileSync(path.join(folder, "sources", source), "utf8");
    const document: PreparedDocument = {
      source,
      text,
      language: await detectLanguage(text),
      headings: markdownHeadings(text),
      regions: [{ start: 0, end: text.length }],
    };
    documents.push(document);
    chunks.push(makeChunks(document, await chunker.chunk(document, signal)));
  }
  const segments = documents.map((document, index) =>
    analyseSegment(document, chunks[index] ?? [], { breadcrumbs: true }),
  );
  const rows = chunks.flat();
  return {
    name,
    chunks: rows,
    index: await openLexicalIndex(segments, () => undefined),
    questions: readQuestions(path.join(folder, "questions.jsonl"), rows),
  };
}

function readQuestions(file: string, chunks: readonly Chunk[]): MarkedQuestion[] {
  const rowsOf = Map.groupBy(chunks.keys(), (row) => (chunks[row] as Chunk).source);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { question: string; gold: Passage[] })
    .filter(({ gold }) => gold.length > 0)
    .map(({ question, gold }) => ({
      question,
      goldRows: gold.map((span) =>
        (rowsOf.get(span.source) ?? []).filter((row) => overlaps(chunks[row] as Chunk, span)),
      ),
    }));
}

export interface RetrievalQuality {
  spanRecallAt5: number;
  ndcgAt10: number;
}

/** Both figures as one, for choosing between settings. */
export function meanQuality({ spanRecallAt5, ndcgAt10 }: RetrievalQuality): number {
  return (spanRecallAt5 + ndcgAt10) / 2;
}

/** Means over a corpus' questions of what `rank`, which gives ten rows, finds. */
export function qualityOf(
  corpus: RetrievalCorpus,
  rank: (question: string, ordinal: number) => number[],
): RetrievalQuality {
  let spanRecallAt5 = 0;
  let ndcgAt10 = 0;
  for (const [ordinal, { question, goldRows }] of corpus.questions.entries()) {
    const ranked = rank(question, ordinal);
    const top = new Set(ranked.slice(0, 5));
    spanRecallAt5 += goldRows.filter((rows) => rows.some((row) => top.has(row))).length / goldRows.length;
    const relevant = new Set(goldRows.flat());
    const grades = ranked.map((row) => (relevant.has(row) ? 1 : 0));
    ndcgAt10 +=
      ndcg(
        grades,
        Array.from(relevant, () => 1),
        { k: 10 },
      ) ?? 0;
  }
  return {
    spanRecallAt5: spanRecallAt5 / corpus.questions.length,
    ndcgAt10: ndcgAt10 / corpus.questions.length,
  };
}
