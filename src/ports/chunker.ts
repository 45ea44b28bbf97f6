import type { PreparedDocument } from "../contracts/chunk.ts";
import type { Span } from "../contracts/passage.ts";

/** Splits a document into spans. A chunker names places and never rewrites text, so a chunk is a slice by construction. */
export interface Chunker {
  /** Short and stable, such as "recursive". */
  readonly id: string;
  /** Changes whenever the spans for some input change. */
  readonly version: string;
  /**
   * Spans in order of start, none empty, each inside one region of the document, no two equal.
   * Overlapping spans are allowed. A document without text gives no spans. Deterministic.
   */
  chunk(document: PreparedDocument, signal: AbortSignal): readonly Span[] | Promise<readonly Span[]>;
}
