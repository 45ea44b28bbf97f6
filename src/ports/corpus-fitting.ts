import type { Embedder } from "./embedder.ts";

/** What an embedder made of words can do beside embedding: let its words weigh by how much they tell in one corpus. */
export interface CorpusFitting {
  /** Changes whenever the weights of some corpus change. */
  readonly version: string;
  /** Weights for these texts; the same texts, in any order, give the same. */
  fit(texts: readonly string[], signal: AbortSignal): Promise<Float32Array>;
  /** The embedder with weights that `fit` gave. Its id names them: another corpus makes another embedder. */
  weighted(weights: Float32Array): Embedder;
}
