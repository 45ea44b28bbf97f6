import { throwIfAborted } from "../../contracts/abort.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorHit, VectorIndex } from "../../ports/vector-index.ts";
import { analyserVersion } from "../text/analyser.ts";
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
}

export interface RetrievalQuery {
  question: string;
  /** Needed by the methods vector and hybrid; without it vector finds nothing and hybrid goes by words alone. */
  queryVector?: Float32Array | undefined;
}

/** Candidates that words and vectors each bring to a hybrid ranking. */
const candidatesEach = 300;

/** The best rows of the index, as deep as the larger of k and depth; scores rounded to 6 decimals, ties by row. */
export async function retrieve(
  { question, queryVector }: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  throwIfAborted(signal);
  const { lexical } = parts;
  const topK = Math.max(settings.k, settings.depth);
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
