import type { Passage } from "./passage.ts";
import type { Page, Place } from "./source.ts";

/** A passage made by a chunker. Invariant: `text === document.text.slice(start, end)`. */
export interface Chunk extends Passage {
  readonly text: string;
  /** Titles of the headings above the chunk's start, outermost first. */
  readonly breadcrumb: readonly string[];
  /** Ordinal of the innermost heading above the chunk in its document; -1 before the first heading. */
  readonly section: number;
}

/** A document as chunkers, retrieval and answerers see it after preparation. */
export interface PreparedDocument {
  readonly source: string;
  readonly text: string;
  /** ISO 639-1 code, or "und" where it could not be told. */
  readonly language: string;
  readonly headings: readonly { level: number; title: string; start: number; end: number }[];
  /** Where text is kept, in order, without overlap; what cleaning took out lies between. Chunks stay inside one region. */
  readonly regions: readonly { start: number; end: number }[];
  readonly mediaType?: string;
  /** Absent or empty where the source has none. */
  readonly pages?: readonly Page[];
  readonly places?: readonly Place[];
}
