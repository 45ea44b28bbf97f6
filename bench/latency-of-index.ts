import { join } from "node:path";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { lancedbVectorIndexStore } from "../src/adapters/indexes/lancedb/vector-index.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import { analyseSegment } from "../src/core/retrieval/lexical/analyse-segment.ts";
import { openLexicalIndex } from "../src/core/retrieval/lexical/open-lexical-index.ts";
import { allKnown } from "../src/core/retrieval/embedded-question.ts";
import { type RetrievalParts, retrieve } from "../src/core/retrieval/retrieve.ts";
import type { VectorIndex, VectorRows } from "../src/ports/vector-index.ts";
import { temporaryFolder } from "./shared/corpora.ts";
import { dimensions } from "./shared/grid.ts";
import { chunked, type MadeSource, madeSources, realQuestions } from "./shared/made-corpus.ts";

// node bench/latency-of-index.ts METHOD CHUNKS
// METHOD is context-bm25, vector, hybrid, or vector-hnsw: the approximate index, which by default only larger ones are.
// Builds one index in this process, asks it real questions, changes one source, and prints one JSON line.

const [given = "context-bm25", chunkCount = "1000"] = process.argv.slice(2);
const approximate = given === "vector-hnsw";
const method = approximate ? "vector" : given;
const { retrieve: settings } = Pipeline.parse({ retrieve: { method, depth: 10 } });
const withVectors = method !== "context-bm25";
const withWords = method !== "vector";
const signal = new AbortController().signal;
const embedder = hashingEmbedder({ dimensions });
const store = lancedbVectorIndexStore({
  folder: join(temporaryFolder("index"), "vectors"),
  ...(approximate ? { exactUpTo: 0 } : {}),
});

const sources: MadeSource[] = [];
for await (const source of madeSources(Number(chunkCount))) sources.push(source);
const questions = realQuestions(550);

const segmentOf = ({ document, chunks }: MadeSource) =>
  analyseSegment(document, chunks, { breadcrumbs: true });
const embed = (texts: readonly string[], kind: "passage" | "query") =>
  embedder.embed(texts, { kind, signal });
const textsOf = ({ chunks }: MadeSource): string[] => chunks.map(({ text }) => text);

const began = performance.now();
const segments = withWords ? sources.map(segmentOf) : [];
let lexical = await openLexicalIndex(segments, () => undefined);
const lexicalSeconds = seconds(began);
const vectorsBegan = performance.now();
let rows: VectorRows | undefined;
let embedSeconds = Number.NaN;
let vectors: VectorIndex | undefined;
if (withVectors) {
  rows = rowsOf(await embed(sources.flatMap(textsOf), "passage"));
  embedSeconds = seconds(vectorsBegan);
  vectors = await built("first", rows);
}
const indexSeconds = withWords ? seconds(began) : seconds(vectorsBegan);

const milliseconds: number[] = [];
for (const [at, question] of questions.entries()) {
  const asked = performance.now();
  await ask(question, { lexical, vectors });
  if (at >= 50) milliseconds.push(performance.now() - asked);
}
milliseconds.sort((a, b) => a - b);
const vectorRecall =
  rows === undefined || vectors === undefined ? null : await recallAgainstExact(rows, vectors);

const mark = "Grottoquill herons forage by the zinc lighthouse at dusk.";
const changeBegan = performance.now();
const at = sources.length >> 1;
const changed = await chunked(`page-${at}.md`, `${(sources[at] as MadeSource).document.text}\n\n${mark}\n`);
const firstRow = sources.slice(0, at).reduce((sum, { chunks }) => sum + chunks.length, 0);
if (withWords) segments[at] = segmentOf(changed);
const oldCount = (sources[at] as MadeSource).chunks.length;
sources[at] = changed;
if (withWords) lexical = await openLexicalIndex(segments, () => undefined);
if (rows !== undefined) {
  const own = await embed(textsOf(changed), "passage");
  const spliced = new Float32Array(rows.vectors.length + (changed.chunks.length - oldCount) * dimensions);
  spliced.set(rows.vectors.subarray(0, firstRow * dimensions));
  spliced.set(own, firstRow * dimensions);
  spliced.set(rows.vectors.subarray((firstRow + oldCount) * dimensions), firstRow * dimensions + own.length);
  await vectors?.close();
  vectors = await built("second", rowsOf(spliced));
}
const found = await ask(mark, { lexical, vectors });
const changeSeconds = seconds(changeBegan);
const lastRow = firstRow + changed.chunks.length;
if (!found.some(({ row }) => row >= firstRow && row < lastRow))
  throw new Error("The change cannot be found.");
await vectors?.close();

const quantile = (share: number) =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))];
console.log(
  JSON.stringify({
    method: given,
    chunks: sources.reduce((sum, { chunks }) => sum + chunks.length, 0),
    sources: sources.length,
    lexicalSeconds: withWords ? lexicalSeconds : null,
    embedSeconds: withVectors ? embedSeconds : null,
    indexSeconds,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    vectorsExact: vectors?.exact ?? null,
    vectorRecall,
    changeSeconds,
  }),
);

async function ask(question: string, parts: RetrievalParts) {
  const vector = withVectors ? await embed([question], "query") : undefined;
  const embedded = vector && { vector, known: allKnown, family: "hashing" as const };
  return retrieve({ question, embedded }, parts, settings, signal);
}

function rowsOf(vectors: Float32Array): VectorRows {
  return { dimensions, vectors, groups: sources.flatMap(({ chunks }) => chunks.map(({ source }) => source)) };
}

async function built(name: string, rows: VectorRows): Promise<VectorIndex> {
  await store.build(name, rows, signal);
  return (await store.open(name)) as VectorIndex;
}

/** Share of the ten truly nearest that the index gives, mean over 50 questions; the truth by comparing every row here. */
async function recallAgainstExact({ vectors, groups }: VectorRows, index: VectorIndex): Promise<number> {
  let shared = 0;
  let all = 0;
  for (const question of questions.slice(0, 50)) {
    const query = await embed([question], "query");
    const cosines = groups.map((_, row) => {
      let dot = 0;
      for (let i = 0; i < dimensions; i++)
        dot += (query[i] as number) * (vectors[row * dimensions + i] as number);
      return { row, dot };
    });
    const near = new Set(
      cosines
        .sort((a, b) => b.dot - a.dot || a.row - b.row)
        .slice(0, 10)
        .map(({ row }) => row),
    );
    const given = await index.nearest(query, { topK: 10, signal });
    shared += given.filter(({ row }) => near.has(row)).length;
    all += near.size;
  }
  return shared / all;
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
