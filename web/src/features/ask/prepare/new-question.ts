import type { AddQuestion } from "@contracts/api/question-set.ts";
import type { NumberedCitation } from "./numbered-citations.ts";

export type NewQuestion = Pick<AddQuestion, "question" | "answer" | "answerable" | "gold">;

/** A test question from an answer: its words, and the passages a person kept as gold. Where the sources do not say, neither. */
export function newQuestion({
  question,
  answer,
  isAnswerable,
  kept,
}: {
  question: string;
  answer: string;
  isAnswerable: boolean;
  kept: readonly NumberedCitation[];
}): NewQuestion {
  if (!isAnswerable) return { question: question.trim(), answerable: false };
  return {
    question: question.trim(),
    answerable: true,
    ...(answer.trim() !== "" && { answer: answer.trim() }),
    ...(kept.length > 0 && {
      gold: kept.map(({ source, start, end, place }) => ({ source, start, end, quote: place.quote })),
    }),
  };
}
