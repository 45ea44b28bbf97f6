import type { DocumentView } from "../../contracts/api/document.ts";
import type { Question } from "../../contracts/question-set.ts";

export type GoldBySource = ReadonlyMap<string, DocumentView["gold"]>;

/** The gold of all questions by where it lies, in the order of the questions. */
export function goldBySource(questions: readonly Question[]): GoldBySource {
  const gold = questions.flatMap((question) =>
    question.gold.map((span) => ({ ...span, questionId: question.id })),
  );
  return Map.groupBy(gold, ({ source }) => source);
}
