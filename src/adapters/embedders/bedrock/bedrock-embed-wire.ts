import type { EmbedOptions } from "../../../ports/embedder.ts";

/** How one family of models is asked. */
export interface BedrockEmbedWire {
  /** Changes whenever the vector of some text changes. */
  version: string;
  /** How many texts one request may hold. */
  textsPerRequest: number;
  body(texts: readonly string[], kind: EmbedOptions["kind"]): object;
  /** The vectors of an answer, in the order of the texts; undefined where it holds none. */
  vectorsIn(answer: unknown): readonly (readonly unknown[])[] | undefined;
}
