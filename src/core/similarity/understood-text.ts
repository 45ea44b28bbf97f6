import type { KnownWords } from "../../ports/known-words.ts";

/**
 * Of a text's words; `node scripts/known-shares.ts ../shared/data` prints what it lies between. Of 7,735 chunks in English none
 * is below .49; in German half are, in Chinese nearly all, and what an embedder of English words makes of those are a few words
 * that look English.
 */
const leastKnown = 0.4;
/** Of the words of a text too short to trust what its language was taken for. No chunk in German or Spanish reaches it. */
const plainlyKnown = 0.8;
/** In UTF-16 code units: a menu or a list of names is taken for Italian or Swedish, whatever language it is written in. */
const shortText = 200;

/**
 * Whether the vectors of a document's text say what it is about: its language is served, or it is short and nearly all its
 * words are known. An embedder that does not say what it knows is taken at its word.
 */
export async function isServedDocument(
  knownWords: KnownWords | undefined,
  { text, language }: { text: string; language: string },
): Promise<boolean> {
  if (knownWords === undefined || knownWords.languages.includes(language)) return true;
  return text.length <= shortText && ((await knownWords.knownShare(text)) ?? 0) >= plainlyKnown;
}

/** Whether enough of a text's words are known for its vector to speak of the whole. */
export async function isMostlyKnown(knownWords: KnownWords | undefined, text: string): Promise<boolean> {
  return knownWords === undefined || ((await knownWords.knownShare(text)) ?? 0) >= leastKnown;
}
