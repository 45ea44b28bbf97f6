import type { Question } from "../../contracts/question-set.ts";
import type { SearchQuestion } from "../../core/search/search-question.ts";

/** Questions with what every part of them should hold its share of: answerability, tags, length. */
export function searchQuestionsOf(questions: readonly Question[]): SearchQuestion[] {
  const lengths = questions.map(({ question }) => question.length).sort((a, b) => a - b);
  const middle = lengths[lengths.length >> 1] ?? 0;
  return questions.map(({ id, question, answerable, group, tags }) => ({
    id,
    cluster: group,
    strata: [
      answerable === false ? "unanswerable" : "answerable",
      question.length > middle ? "long" : "short",
      ...(tags ?? []).map((tag) => `tag:${tag}`),
    ],
  }));
}
