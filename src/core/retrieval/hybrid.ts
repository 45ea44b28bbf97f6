import type { Pipeline } from "../../contracts/pipeline.ts";
import type { VectorHit } from "../../ports/vector-index.ts";
import { fuseConvex, fuseReciprocalRanks } from "./fuse.ts";
import type { LexicalHit, LexicalIndex, LexicalScores, ScoreOptions } from "./lexical/lexical-index.ts";
import { type QuestionKnowledge, vectorWeight } from "./vector-weight.ts";
import type { RetrievalWeights } from "./weights.ts";

/** How many of the best by words, and of the nearest, have ranks that are added up. One number for every depth. */
export const reciprocalPool = 300;

/** All that a question's hybrid ranking is made of, whatever the cosine weighs. */
export interface HybridEvidence extends QuestionKnowledge {
  /** By words; valid until somebody else's question is scored. */
  scores: LexicalScores;
  /** Nearest by cosine, best first. */
  near: readonly VectorHit[];
}

/** How many of the nearest are looked at: never more because a ranking is read deeper. */
export function nearestNeeded(
  { fusion }: Pick<Pipeline["retrieve"], "fusion">,
  { reach }: RetrievalWeights,
): number {
  return fusion === "convex" ? reach : reciprocalPool;
}

export function hybridEvidence(
  lexical: LexicalIndex,
  question: string,
  options: ScoreOptions,
  { near, share }: Pick<HybridEvidence, "near" | "share">,
): HybridEvidence {
  const scores = lexical.score(question, options);
  const [best] = lexical.select(scores, { topK: 1, sectionRepeat: 1 });
  const coverage = best === undefined ? 0 : lexical.coverage(question, best.row);
  return { near, share, scores, coverage };
}

/**
 * Exactly the ranking by words where vectors have nothing to add: nothing is near, the weight is 0, or (by weights, for ranks know
 * none) it has faded to 0.
 */
export function rankHybrid(
  lexical: LexicalIndex,
  { scores, near, ...knowledge }: HybridEvidence,
  weights: RetrievalWeights,
  { fusion }: Pick<Pipeline["retrieve"], "fusion">,
  topK: number,
): LexicalHit[] {
  const request = { lexical, scores, near, weights, topK };
  const byRanks = fusion === "reciprocal-rank";
  const vector = byRanks ? weights.vector : vectorWeight(weights, knowledge);
  if (near.length === 0 || vector === 0) {
    return lexical.select(scores, { topK, sectionRepeat: weights.sectionRepeat });
  }
  return byRanks
    ? fuseReciprocalRanks(request, reciprocalPool)
    : fuseConvex({ ...request, weights: { ...weights, vector } });
}
