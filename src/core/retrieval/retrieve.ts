import { throwIfAborted } from "../../contracts/abort.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorHit, VectorIndex } from "../../ports/vector-index.ts";
import type { VectorRows } from "../similarity/row-cosine.ts";
import { analyserVersion } from "../text/analyser.ts";
import { diversified, diversify } from "./diversify.ts";
import { fuseConvex, fuseReciprocalRanks } from "./fuse.ts";
import type { LexicalHit, LexicalIndex, ScoreOptions } from "./lexical/lexical-index.ts";
import { sourceFilter } from "./source-filter.ts";
import { retrievalWeights, weightsVersion } from "./weights.ts";

/** Changes whenever some ranking does. */
export const retrievalVersion = `1 weights ${weightsVersion} analyser ${analyserVersion}`;

export interface RetrievalParts {
  lexical: LexicalIndex;
  vectors?: VectorIndex | undefined;
  /** Id of the embedder that made the vectors. */
  embedder?: string | undefined;
  /** Of every row; needed where passages are compared with each other, by `diversity` above 0. */
  rowVectors?: VectorRows | undefined;
}

export interface RetrievalQuery {
  question: string;
  /** Needed by the methods vector and hybrid; without it vector finds nothing and hybrid goes by words alone. */
  queryVector?: Float32Array | undefined;
}

/** Candidates that words and vectors each bring to a hybrid ranking. */
const candidatesEach = 300;

/**
 * The best rows of the index, as deep as the larger of k and depth; scores rounded to 6 decimals, ties by row. With `diversity`
 * above 0 the first are put into another order, and keep their scores.
 */
export async function retrieve(
  query: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  throwIfAborted(signal);
  const topK = Math.max(settings.k, settings.depth);
  if (settings.diversity === 0) return byRelevance(query, parts, settings, topK, signal);
  if (parts.rowVectors === undefined) throw new Error("Diversity needs the vectors of the rows.");
  const hits = await byRelevance(query, parts, settings, Math.max(topK, diversified), signal);
  return diversify(hits, parts.rowVectors, settings.diversity).slice(0, topK);
}

async function byRelevance(
  { question, queryVector }: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  topK: number,
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  const { lexical } = parts;
  const weights = retrievalWeights(parts.embedder, settings.weights);
  const filter = sourceFilter(lexical, settings.filter);
  const options: ScoreOptions = { k1: settings.k1, b: settings.b, weights, filter };
  const nearest = (topK: number) => nearestRows(parts, queryVector, filter, topK, signal);

  switch (settings.method) {
    case "bm25":
      return rounded(lexical.search(question, { ...options, weights: "plain", topK }));
    case "context-bm25":
      return rounded(lexical.search(question, { ...options, topK }));
    case "vector":
      return rounded(await nearest(topK));
    case "hybrid": {
      const candidates = Math.max(candidatesEach, topK);
      const near = await nearest(candidates);
      const fuse = settings.fusion === "convex" ? fuseConvex : fuseReciprocalRanks;
      return rounded(
        fuse({ lexical, scores: lexical.score(question, options), near, weights, candidates, topK }),
      );
    }
  }
}

async function nearestRows(
  { lexical, vectors }: RetrievalParts,
  queryVector: Float32Array | undefined,
  filter: ((sourceOrdinal: number) => boolean) | undefined,
  topK: number,
  signal: AbortSignal,
): Promise<VectorHit[]> {
  if (vectors === undefined || queryVector === undefined) return [];
  const groups =
    filter === undefined ? {} : { groups: lexical.sources.filter((_, ordinal) => filter(ordinal)) };
  return vectors.nearest(queryVector, { topK, ...groups, signal });
}

function rounded(hits: readonly LexicalHit[]): LexicalHit[] {
  return hits.map(({ row, score }) => ({ row, score: Math.round(score * 1e6) / 1e6 }));
}
