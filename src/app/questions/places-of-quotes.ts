import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { QuestionEntry } from "../../contracts/question-set.ts";

/** More of them say only that the quote is too short. */
const mostPlaces = 10;

/**
 * Where the quotes of a question's gold stand word for word: in the sources that they name, and where one stands in none of them, in
 * all others.
 */
export function placesOfQuotes(
  { gold = [] }: QuestionEntry,
  documents: ReadonlyMap<string, PreparedDocument>,
  keptNameOf: (source: string) => string,
): Passage[] {
  return gold.flatMap(({ source, quote }) => {
    if (quote === undefined) return [];
    const named = documents.get(keptNameOf(source));
    const there = named === undefined ? [] : placesIn(named, quote, mostPlaces);
    if (there.length > 0) return there;
    const elsewhere: Passage[] = [];
    for (const document of documents.values()) {
      if (elsewhere.length >= mostPlaces) break;
      elsewhere.push(...placesIn(document, quote, mostPlaces - elsewhere.length));
    }
    return elsewhere;
  });
}

function placesIn({ source, text }: PreparedDocument, quote: string, most: number): Passage[] {
  const found: Passage[] = [];
  for (let at = text.indexOf(quote); at !== -1 && found.length < most; at = text.indexOf(quote, at + 1)) {
    found.push({ source, start: at, end: at + quote.length });
  }
  return found;
}
