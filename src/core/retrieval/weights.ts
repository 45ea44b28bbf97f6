import type { ContextWeights } from "./lexical/lexical-index.ts";

/** Changes whenever some weight does. */
export const weightsVersion = "1";

export interface RetrievalWeights extends ContextWeights {
  /** Of the cosine, scaled to 0–1 over the candidates. */
  vector: number;
}

/** Fitted by `node scripts/fit-retrieval-weights.ts ../shared/data`: one setting for all corpora. */
const contextWeights: ContextWeights = {
  bigram: 0.6,
  neighbour: 0.2,
  surroundings: 0.8,
  document: 0.4,
  sectionRepeat: 0.98,
};

// How far an embedder is to be trusted beside the words depends on it: by the first word of its id.
const vectorWeights: Record<string, number> = { hashing: 0.05 };
const defaultVectorWeight = 0.5;

/** The shipped weights, where `chosen` has no other. */
export function retrievalWeights(
  embedder: string | undefined,
  chosen: { readonly [Name in keyof RetrievalWeights]?: number | undefined } = {},
): RetrievalWeights {
  const family = /^[a-z0-9]+/.exec(embedder ?? "")?.[0] ?? "";
  const vector =
    (Object.hasOwn(vectorWeights, family) ? vectorWeights[family] : undefined) ?? defaultVectorWeight;
  return {
    bigram: chosen.bigram ?? contextWeights.bigram,
    neighbour: chosen.neighbour ?? contextWeights.neighbour,
    surroundings: chosen.surroundings ?? contextWeights.surroundings,
    document: chosen.document ?? contextWeights.document,
    sectionRepeat: chosen.sectionRepeat ?? contextWeights.sectionRepeat,
    vector: chosen.vector ?? vector,
  };
}
