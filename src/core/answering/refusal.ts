import type { Answer } from "../../contracts/answer.ts";
import type { ReadPassage } from "../../ports/answerer.ts";

/** By ISO 639-1 code. */
const refusals: Record<string, string> = {
  en: "The sources do not say.",
  de: "Die Quellen sagen dazu nichts.",
  es: "Las fuentes no lo dicen.",
  zh: "资料中没有说明。",
};

export function refusalOf(question: string, passages: readonly ReadPassage[], evidence: number): Answer {
  return { text: refusalIn(languageOf(question, passages)), refused: true, citations: [], evidence };
}

function refusalIn(language: string): string {
  return refusals[language] ?? (refusals["en"] as string);
}

/** By the question's marks where they tell, else the language of the best passage: people ask in the language of their sources. */
function languageOf(question: string, passages: readonly ReadPassage[]): string {
  if (/[¿¡]/.test(question)) return "es";
  if (/\p{Script=Han}/u.test(question) && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(question))
    return "zh";
  return passages[0]?.language ?? "en";
}
