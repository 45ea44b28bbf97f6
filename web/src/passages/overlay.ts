import type { Span } from "@contracts/passage.ts";

export interface ChunkSpan extends Span {
  index: number;
}
export interface QuestionSpan extends Span {
  questionId: string;
}

/** What lies over a document's text, positions counted from its beginning. A layer that is switched off is empty. */
export interface Overlay {
  /** In order: neither begins nor ends go back. */
  chunks: readonly ChunkSpan[];
  /** Where chunks began before another way to cut was chosen. */
  before: readonly ChunkSpan[];
  gold: readonly QuestionSpan[];
  citations: readonly QuestionSpan[];
  /** What no chunk may hold. */
  cleaned: readonly Span[];
  chosen: Span | null;
}

export const emptyOverlay: Overlay = {
  chunks: [],
  before: [],
  gold: [],
  citations: [],
  cleaned: [],
  chosen: null,
};
