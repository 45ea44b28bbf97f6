import { analyserFor } from "../text/analyser.ts";

/** The question's words, as they are written there, by whether a text holds them in some form. Stop words are in neither list. */
export interface SharedWords {
  shared: string[];
  missing: string[];
}

/** As a retriever that goes by words sees it. @param language of the text */
export function sharedWords(question: string, text: string, language: string): SharedWords {
  const analyser = analyserFor(language);
  const terms = new Set<string>();
  analyser.forEachTerm(text, (term) => terms.add(term));
  const words = new Map<string, string>();
  analyser.forEachTerm(question, (term, start, end) => {
    if (!words.has(term)) words.set(term, question.slice(start, end));
  });
  const all = [...words];
  return {
    shared: all.filter(([term]) => terms.has(term)).map(([, word]) => word),
    missing: all.filter(([term]) => !terms.has(term)).map(([, word]) => word),
  };
}
