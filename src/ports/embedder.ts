import type { Passage } from "../contracts/passage.ts";

/** Turns texts into vectors of one length. */
export interface Embedder {
  /** Names the model and its dimensions; scores under different ids are never compared. */
  readonly id: string;
  /** Changes whenever the vector of some text changes. */
  readonly version: string;
  readonly dimensions: number;
  /**
   * One row per text in the order given, row-major, `texts.length * dimensions` long.
   * Rows have length 1, or are all zero where the text holds nothing the embedder knows. No texts give an empty array.
   */
  embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array>;
}

export interface EmbedOptions {
  /** Some models treat questions and passages differently. */
  kind: "passage" | "query";
  signal: AbortSignal;
  /** Where the texts stand in sources, for whatever leaves the machine. */
  carries?: readonly Passage[];
}
