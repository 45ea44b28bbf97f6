import type { PreparedDocument } from "../../../contracts/chunk.ts";
import { analyserFor } from "../../text/analyser.ts";

/** What the sources as a whole tell about words. */
export interface CorpusWords {
  /** Whether the word is written small somewhere: then a capital at a sentence's beginning is no name's. */
  isCommonWord(word: string): boolean;
  /** Whether some word of the text stands in so few sources that it tells which one is meant. */
  isTelling(text: string): boolean;
  /** Whether the sentence stands more than once, so that its place is not the only one. */
  isRepeated(sentence: string): boolean;
  addSentence(sentence: string): void;
}

/** Of the sources, how many may hold a word that tells them apart. */
const tellingShare = 0.08;

export function corpusWords(documents: readonly PreparedDocument[]): CorpusWords {
  const small = new Set<string>();
  const sourcesWith = new Map<string, number>();
  const sentences = new Map<string, number>();
  for (const { text } of documents) {
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}_])\p{Ll}[\p{L}'’-]*/gu)) small.add(word);
    const terms = new Set<string>();
    analyserFor("en").forEachTerm(text, (term) => terms.add(term));
    for (const term of terms) sourcesWith.set(term, (sourcesWith.get(term) ?? 0) + 1);
  }
  const most = Math.max(2, tellingShare * documents.length);
  return {
    isCommonWord: (word) => small.has(word),
    isTelling(text) {
      let telling = false;
      analyserFor("en").forEachTerm(text, (term) => {
        const sources = sourcesWith.get(term) ?? 0;
        if (sources > 0 && sources <= most) telling = true;
      });
      return telling;
    },
    isRepeated: (sentence) => (sentences.get(sentence) ?? 0) > 1,
    addSentence: (sentence) => void sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1),
  };
}
