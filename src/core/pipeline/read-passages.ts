import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import type { ReadPassage } from "../../ports/answerer.ts";

/** A document by its source's name; throws for a name the dataset does not hold. */
export function documentFinder(documents: readonly PreparedDocument[]): (source: string) => PreparedDocument {
  const bySource = new Map(documents.map((document) => [document.source, document]));
  return (source) => {
    const document = bySource.get(source);
    if (document === undefined)
      throw new Error(`A passage names ${source}, which the dataset does not hold.`);
    return document;
  };
}

/** Adds text and language to ranked passages. */
export function passageReader(
  documentOf: (source: string) => PreparedDocument,
): (passage: RankedPassage) => ReadPassage {
  return (passage) => {
    const { text, language } = documentOf(passage.source);
    return { ...passage, text: text.slice(passage.start, passage.end), language };
  };
}
