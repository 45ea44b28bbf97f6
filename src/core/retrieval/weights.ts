import { type EmbedderFamily, type EmbedderWeight, embedderWeight } from "./embedder-weights.ts";
import type { ContextWeights } from "./lexical/lexical-index.ts";

/** Changes whenever some weight does. */
export const weightsVersion = "2";

export interface RetrievalWeights extends ContextWeights, EmbedderWeight {}

/** Fitted by `node scripts/fit-retrieval-weights.ts ../shared/data`: one setting for all corpora. */
const contextWeights: ContextWeights = {
  bigram: 0.6,
  neighbour: 0.2,
  surroundings: 0.8,
  document: 0.4,
  sectionRepeat: 0.98,
};

type ChosenWeights = { readonly [Name in keyof ContextWeights | "vector"]?: number | undefined };

/** The shipped weights, where `chosen` has no other. A chosen `vector` fades where the embedder's own would. */
export function retrievalWeights(
  family: EmbedderFamily | undefined,
  chosen: ChosenWeights = {},
): RetrievalWeights {
  const ofEmbedder = embedderWeight(family);
  return {
    bigram: chosen.bigram ?? contextWeights.bigram,
    neighbour: chosen.neighbour ?? contextWeights.neighbour,
    surroundings: chosen.surroundings ?? contextWeights.surroundings,
    document: chosen.document ?? contextWeights.document,
    sectionRepeat: chosen.sectionRepeat ?? contextWeights.sectionRepeat,
    ...ofEmbedder,
    vector: chosen.vector ?? ofEmbedder.vector,
  };
}
