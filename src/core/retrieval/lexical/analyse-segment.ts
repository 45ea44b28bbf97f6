import type { Chunk, PreparedDocument } from "../../../contracts/chunk.ts";
import { analyserFor } from "../../text/analyser.ts";
import { skipWhiteSpace } from "../../text/character-class.ts";
import type { Segment } from "./segment.ts";

/** Changes whenever some document gives another segment, the analyser's version apart. */
export const segmentVersion = "1";

/**
 * The terms of a document's chunks. What is indexed is richer than the chunk: the headings above it come first, and before them
 * the document's title, where the document begins with a heading.
 */
export function analyseSegment(
  document: PreparedDocument,
  chunks: readonly Chunk[],
  settings: { breadcrumbs: boolean },
): Segment {
  const analyser = analyserFor(document.language);
  const ids = new Map<string, number>();
  const terms: string[] = [];
  let sequence = new Uint32Array(1024);
  let length = 0;
  const add = (term: string): void => {
    let id = ids.get(term);
    if (id === undefined) {
      id = terms.length;
      ids.set(term, id);
      terms.push(term);
    }
    if (length === sequence.length) {
      const longer = new Uint32Array(2 * length);
      longer.set(sequence);
      sequence = longer;
    }
    sequence[length++] = id;
  };

  const title = settings.breadcrumbs ? titleOf(document) : undefined;
  const chunkStarts = new Uint32Array(chunks.length + 1);
  const sections = new Int32Array(chunks.length);
  for (const [index, { text, breadcrumb, section }] of chunks.entries()) {
    if (settings.breadcrumbs) {
      if (title !== undefined && !breadcrumb.includes(title)) analyser.forEachTerm(title, add);
      for (const heading of breadcrumb) analyser.forEachTerm(heading, add);
    }
    analyser.forEachTerm(text, add);
    chunkStarts[index + 1] = length;
    sections[index] = section;
  }
  return {
    source: document.source,
    language: document.language,
    terms,
    sequence: sequence.slice(0, length),
    chunkStarts,
    sections,
  };
}

/** A heading that the document begins with names the whole document, whatever its level. */
function titleOf({ text, headings }: PreparedDocument): string | undefined {
  const [first] = headings;
  return first !== undefined && skipWhiteSpace(text, 0, first.start) === first.start
    ? first.title
    : undefined;
}
