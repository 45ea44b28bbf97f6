import { wordTokens } from "../evaluation/answer-tokens.ts";

/** How an answer stands in its gold passages: letter by letter, but for case, punctuation and layout, or not at all. */
export type AnswerOccurrence = "word-for-word" | "normalised" | "absent";

/** Each passage by itself: an answer put together from two passages stands in neither. */
export function answerInGold(answer: string, passages: readonly string[]): AnswerOccurrence {
  const wanted = answer.trim();
  if (passages.some((passage) => passage.includes(wanted))) return "word-for-word";
  const words = plain(wanted);
  if (words === "  ") return "absent";
  return passages.some((passage) => plain(passage).includes(words)) ? "normalised" : "absent";
}

/** Share of the answer's distinct words that its passages hold: low where the gold is likely to be wrong. */
export function wordsInGold(answer: string, passages: readonly string[]): number {
  const words = new Set(wordTokens(answer.normalize("NFKC")));
  const held = new Set(passages.flatMap((passage) => wordTokens(passage.normalize("NFKC"))));
  return words.size === 0 ? 0 : [...words].filter((word) => held.has(word)).length / words.size;
}

function plain(text: string): string {
  return ` ${wordTokens(text.normalize("NFKC")).join(" ")} `;
}
