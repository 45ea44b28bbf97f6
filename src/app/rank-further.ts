import { makeBreathe } from "../adapters/clock/breathe.ts";
import { memoryVectorIndexStore } from "../adapters/indexes/memory/vector-index.ts";
import { sha256 } from "../adapters/shared/sha256.ts";
import type { Question } from "../contracts/question-set.ts";
import type { RankedPassage } from "../contracts/retrieval.ts";
import type { Run } from "../contracts/run.ts";
import { overlaps } from "../core/evaluation/spans.ts";
import { embedQuestions } from "../core/pipeline/embed-questions.ts";
import { embedderDifferences, identityOfEmbedder } from "../core/pipeline/embedder-identity.ts";
import { segmentsOf } from "../core/pipeline/stages/index-stage.ts";
import { spansOf } from "../core/pipeline/stages/chunk-stage.ts";
import { openLexicalIndex } from "../core/retrieval/lexical/open-lexical-index.ts";
import { embedderFamily } from "../core/retrieval/embedder-family.ts";
import type { EmbeddedQuestion } from "../core/retrieval/embedded-question.ts";
import { type RetrievalParts, retrieve, retrievalVersion } from "../core/retrieval/retrieve.ts";
import { shippedEmbedder } from "./shipped-embedder.ts";
import { runResults } from "./run-results.ts";
import type { Workspace } from "./workspace.ts";

export interface FurtherRank {
  /** From 1; null where no passage that overlaps gold is among the first `depth`. */
  rank: number | null;
  score: number | null;
  passage: Omit<RankedPassage, "score" | "breadcrumb"> | null;
  /** How many passages were ranked: fewer than `depth` where no more share a word with the question or its surroundings. */
  ranked: number;
  depth: number;
}

/** The deepest ranking a setting may ask for. */
const deepest = 1000;

/**
 * Where the gold comes when the run's ranking goes on. Undefined where the ranking cannot be told to be the run's own: of the method
 * vector, and of hybrid unless the vectors are exact and the question can be embedded by the embedder that came with Soundings then and
 * does now; for rankings put into another order by the passages' vectors; with `parent`, whose passages are not the index's own; and
 * for a run by another version of retrieval.
 */
export async function rankFurther(
  workspace: Workspace,
  run: Run,
  { question, gold }: Question,
  signal: AbortSignal,
): Promise<FurtherRank | undefined> {
  const { method, diversity, parent } = run.pipeline.retrieve;
  if (run.pipeline.rerank.model !== undefined) return undefined;
  if (diversity > 0 || parent !== undefined || method === "vector") return undefined;
  // Another version might rank otherwise than the run did.
  const ranked = run.stages.find(({ stage }) => stage === "retrieve");
  if (ranked?.version !== retrievalVersion) return undefined;
  const nearby = method === "hybrid" ? await openNearby(workspace, run, question, signal) : {};
  if (nearby === undefined) return undefined;
  const [segments, spans] = await Promise.all([
    runResults.segments(workspace, run),
    runResults.chunkSpans(workspace, run),
  ]);
  const lexical = await openLexicalIndex(segmentsOf(segments), makeBreathe(signal));
  const rows = spans.flatMap(({ source, bounds }) => spansOf(bounds).map((span) => ({ source, ...span })));
  const settings = { ...run.pipeline.retrieve, k: 1, depth: deepest };
  const { embedded, ...vectors } = nearby;
  const hits = await retrieve({ question, embedded }, { lexical, ...vectors }, settings, signal);
  const place = hits.findIndex(({ row }) => gold.some((span) => overlaps(span, rows[row]!)));
  const hit = hits[place];
  return {
    rank: hit === undefined ? null : place + 1,
    score: hit?.score ?? null,
    passage: hit === undefined ? null : rows[hit.row]!,
    ranked: hits.length,
    depth: deepest,
  };
}

interface Nearby extends Pick<RetrievalParts, "vectors"> {
  embedded?: EmbeddedQuestion | undefined;
}

/** The run's vectors, with the question among them. */
async function openNearby(
  workspace: Workspace,
  run: Run,
  question: string,
  signal: AbortSignal,
): Promise<Nearby | undefined> {
  const shipped = shippedEmbedder(run.pipeline.embed);
  const described = await runResults.vectors(workspace, run);
  if (shipped === undefined || described === null || !described.exact) return undefined;
  const embedder = { ...shipped, family: embedderFamily(run.pipeline.embed.embedder) };
  if (embedderDifferences(identityOfEmbedder(embedder, sha256), described.embedder).length > 0)
    return undefined;
  const [spans, rows] = await Promise.all([
    runResults.chunkSpans(workspace, run),
    runResults.embeddings(workspace, run),
  ]);
  const groups = spans.flatMap(({ source, bounds }) => spansOf(bounds).map(() => source));
  const store = memoryVectorIndexStore();
  await store.build(described.name, { ...rows, groups }, signal);
  const context = { signal, breathe: makeBreathe(signal), progress: () => {} };
  const [embedded] = await embedQuestions([question], embedder, described.embedder, sha256, context);
  return { vectors: await store.open(described.name), embedded };
}
