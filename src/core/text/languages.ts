import snowball from "snowball-stemmers";
import { stopWordsOf } from "./stop-words.ts";

/** Snowball algorithms by ISO 639-1 code. */
const stemmers: Record<string, string> = {
  ar: "arabic",
  ca: "catalan",
  cs: "czech",
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hu: "hungarian",
  hy: "armenian",
  it: "italian",
  nb: "norwegian",
  nl: "dutch",
  nn: "norwegian",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sl: "slovene",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
};

/** Where what stands before an apostrophe is a word of its own, as in l'homme. */
const eliding = new Set(["ca", "fr", "it"]);

export interface WordRules {
  /** The word's stem; the word itself where the language has no stemmer. */
  stem(word: string): string;
  isStopWord(word: string): boolean;
  elides: boolean;
}

/** What is known of a language's words. A language that is not listed stems nothing and drops nothing. */
export function wordRulesOf(language: string): WordRules {
  const algorithm = Object.hasOwn(stemmers, language) ? stemmers[language] : undefined;
  const stemmer = algorithm === undefined ? undefined : snowball.newStemmer(algorithm);
  const stopWords = stopWordsOf(language);
  return {
    stem: (word) => (stemmer === undefined ? word : stemmer.stem(word)),
    isStopWord: language === "en" ? isEnglishStopWord : (word) => stopWords.has(word),
    elides: eliding.has(language),
  };

  /** Contractions are stop words where what they contract is: it's, you'll, don't. */
  function isEnglishStopWord(word: string): boolean {
    if (stopWords.has(word)) return true;
    const apostrophe = word.indexOf("'");
    return apostrophe > 0 && (word.endsWith("n't") || stopWords.has(word.slice(0, apostrophe)));
  }
}
