import type { Passage } from "../contracts/passage.ts";

/** Tells how well texts answer a query, each read together with it. */
export interface Reranker {
  /** Names the model; part of every key that its scores depend on. */
  readonly id: string;
  /** Changes whenever the score of some text changes. */
  readonly version: string;
  /**
   * A finite score for each text in the order given, higher for a better one; scores are comparable within one call. A text of
   * white space alone scores no higher than any other. No texts give no scores. Throws AppError as a language model does, and
   * "aborted" once the signal fired.
   */
  rerank(query: string, texts: readonly string[], options: RerankOptions): Promise<Float64Array>;
}

export interface RerankOptions {
  signal: AbortSignal;
  /** Where each text stands in sources, for the ledger. */
  carries?: readonly Passage[];
}
