import { throwIfAborted } from "../../contracts/abort.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorHit, VectorIndex } from "../../ports/vector-index.ts";
import type { VectorRows } from "../similarity/row-cosine.ts";
import { analyserVersion } from "../text/analyser.ts";
import { diversified, diversify } from "./diversify.ts";
import { type EmbeddedQuestion, type EmbedderKnowledge, isServed } from "./embedded-question.ts";
import { hybridEvidence, nearestNeeded, rankHybrid } from "./hybrid.ts";
import type { LexicalHit, LexicalIndex, ScoreOptions } from "./lexical/lexical-index.ts";
import { sourceFilter } from "./source-filter.ts";
import { type RetrievalWeights, retrievalWeights, weightsVersion } from "./weights.ts";

/** Changes whenever some ranking does. */
export const retrievalVersion = `2 weights ${weightsVersion} analyser ${analyserVersion}`;

export interface RetrievalParts {
  lexical: LexicalIndex;
  vectors?: VectorIndex | undefined;
  /** Of every row; needed where passages are compared with each other, by `diversity` above 0. */
  rowVectors?: VectorRows | undefined;
}

export interface RetrievalQuery {
  question: string;
  /** Needed by the methods vector and hybrid; without it vector finds nothing and hybrid goes by words alone. */
  embedded?: EmbeddedQuestion | undefined;
}

type SourceFilter = (sourceOrdinal: number) => boolean;

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
  return diversify(hits, parts.rowVectors, settings.diversity, topK);
}

async function byRelevance(
  query: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  topK: number,
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  const { question } = query;
  const { lexical } = parts;
  const weights = retrievalWeights(query.embedded?.family, settings.weights);
  const filter = sourceFilter(lexical, settings.filter);
  const options = { k1: settings.k1, b: settings.b, weights, filter };

  switch (settings.method) {
    case "bm25":
      return rounded(lexical.search(question, { ...options, weights: "plain", topK }));
    case "context-bm25":
      return rounded(lexical.search(question, { ...options, topK }));
    case "vector":
      return rounded(await nearestRows(parts, query.embedded, filter, topK, signal));
    case "hybrid":
      return rounded(await byWordsAndVectors(query, parts, options, settings, topK, signal));
  }
}

async function byWordsAndVectors(
  { question, embedded }: RetrievalQuery,
  parts: RetrievalParts,
  options: Omit<ScoreOptions, "weights"> & { weights: RetrievalWeights },
  settings: Pick<Pipeline["retrieve"], "fusion">,
  topK: number,
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  const { lexical } = parts;
  const { weights, filter } = options;
  const share = embedded?.known.share ?? 0;
  const near =
    embedded === undefined || share === 0
      ? []
      : await nearestRows(
          parts,
          embedded,
          servedSources(lexical, filter, embedded.known),
          nearestNeeded(settings, weights),
          signal,
        );
  // Nothing is awaited from here on: scores hold only until somebody else's question is scored.
  const evidence = hybridEvidence(lexical, question, options, { near, share });
  return rankHybrid(lexical, evidence, weights, settings, topK);
}

/** Those a filter lets through whose language the embedder serves; the filter itself where all are. */
function servedSources(
  { languages }: LexicalIndex,
  filter: SourceFilter | undefined,
  known: EmbedderKnowledge,
): SourceFilter | undefined {
  const served = languages.map((language) => isServed(known, language));
  if (served.every((one) => one)) return filter;
  return (ordinal) => served[ordinal] === true && (filter === undefined || filter(ordinal));
}

async function nearestRows(
  { lexical, vectors }: RetrievalParts,
  embedded: EmbeddedQuestion | undefined,
  filter: SourceFilter | undefined,
  topK: number,
  signal: AbortSignal,
): Promise<VectorHit[]> {
  if (vectors === undefined || embedded === undefined) return [];
  const groups =
    filter === undefined ? {} : { groups: lexical.sources.filter((_, ordinal) => filter(ordinal)) };
  return vectors.nearest(embedded.vector, { topK, ...groups, signal });
}

function rounded(hits: readonly LexicalHit[]): LexicalHit[] {
  return hits.map(({ row, score }) => ({ row, score: Math.round(score * 1e6) / 1e6 }));
}
