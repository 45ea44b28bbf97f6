import type { PreparedDocument } from "../../../contracts/chunk.ts";
import { analyserFor } from "../../text/analyser.ts";

/** What the sources as a whole tell about words. */
export interface CorpusWords {
  /** Whether a capital at a sentence's beginning is no name's: inside sentences the word is not mostly written with one. */
  isCommonWord(word: string): boolean;
  /** How many words of the text stand in so few sources that they tell which one is meant. */
  tellingWords(text: string): number;
  /** Whether the sentence stands more than once, so that its place is not the only one. */
  isRepeated(sentence: string): boolean;
  addSentence(sentence: string): void;
}

/** Of the sources, how many may hold a word that tells them apart. */
const tellingShare = 0.08;

export function corpusWords(documents: readonly PreparedDocument[]): CorpusWords {
  /** By word in small letters: how often small, less how often with a capital inside a sentence. */
  const small = new Map<string, number>();
  const count = (word: string, by: number) => void small.set(word, (small.get(word) ?? 0) + by);
  const sourcesWith = new Map<string, number>();
  const sentences = new Map<string, number>();
  for (const { text } of documents) {
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}_])\p{Ll}[\p{L}'’-]*/gu)) count(word, 1);
    for (const [word] of text.matchAll(/(?<=[\p{Ll},;] ["“(]?)\p{Lu}[\p{L}'’-]*/gu))
      count(word.toLowerCase(), -1);
    const terms = new Set<string>();
    analyserFor("en").forEachTerm(text, (term) => terms.add(term));
    for (const term of terms) sourcesWith.set(term, (sourcesWith.get(term) ?? 0) + 1);
  }
  const most = Math.max(2, tellingShare * documents.length);
  return {
    isCommonWord: (word) => (small.get(word) ?? 0) >= 0,
    tellingWords(text) {
      let telling = 0;
      analyserFor("en").forEachTerm(text, (term) => {
        const sources = sourcesWith.get(term) ?? 0;
        if (sources > 0 && sources <= most) telling++;
      });
      return telling;
    },
    isRepeated: (sentence) => (sentences.get(sentence) ?? 0) > 1,
    addSentence: (sentence) => void sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1),
  };
}
