import { makeBreathe } from "../adapters/clock/breathe.ts";
import type { Question } from "../contracts/question-set.ts";
import type { RankedPassage } from "../contracts/retrieval.ts";
import type { Run } from "../contracts/run.ts";
import { overlaps } from "../core/evaluation/spans.ts";
import { segmentsOf } from "../core/pipeline/stages/index-stage.ts";
import { spansOf } from "../core/pipeline/stages/chunk-stage.ts";
import { openLexicalIndex } from "../core/retrieval/lexical/open-lexical-index.ts";
import { retrieve, retrievalVersion } from "../core/retrieval/retrieve.ts";
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
 * Where the gold comes when the run's ranking goes on. Undefined for methods that need vectors: the question would have to be embedded
 * again, by a model that may not be there; for rankings put into another order by the passages' vectors; and with `parent`, whose
 * passages are not the index's own. Undefined too for a run by another version of retrieval.
 */
export async function rankFurther(
  workspace: Workspace,
  run: Run,
  { question, gold }: Question,
  signal: AbortSignal,
): Promise<FurtherRank | undefined> {
  const { method, diversity, parent } = run.pipeline.retrieve;
  if (diversity > 0 || parent !== undefined) return undefined;
  if (method !== "bm25" && method !== "context-bm25") return undefined;
  // Another version might rank otherwise than the run did.
  const ranked = run.stages.find(({ stage }) => stage === "retrieve");
  if (ranked?.version !== retrievalVersion) return undefined;
  const [segments, spans] = await Promise.all([
    runResults.segments(workspace, run),
    runResults.chunkSpans(workspace, run),
  ]);
  const lexical = await openLexicalIndex(segmentsOf(segments), makeBreathe(signal));
  const rows = spans.flatMap(({ source, bounds }) => spansOf(bounds).map((span) => ({ source, ...span })));
  const settings = { ...run.pipeline.retrieve, k: 1, depth: deepest };
  const hits = await retrieve({ question }, { lexical }, settings, signal);
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
