import type { QuestionsPage } from "@contracts/api/question-set.ts";
import { tallied } from "../../../design/tallied.ts";

export type ListedQuestion = QuestionsPage["entries"][number];
export type QuestionKind = "answerable" | "unanswerable" | "unknown" | "draft";

export interface QuestionFilter {
  text?: string | undefined;
  tag?: string | undefined;
  split?: string | undefined;
  kind?: QuestionKind | undefined;
}

/** A draft is a draft whatever else it is: it takes part in nothing yet. Who gives gold or an answer says that there is one. */
export function kindOf({ entry }: ListedQuestion): QuestionKind {
  if (entry.draft === true) return "draft";
  const answerable =
    entry.answerable ?? ((entry.gold?.length ?? 0) > 0 || entry.answer !== undefined ? true : null);
  if (answerable === null) return "unknown";
  return answerable ? "answerable" : "unanswerable";
}

/** Questions whose id or words hold the text, with this tag, of this part and kind. */
export function chooseQuestions(
  questions: readonly ListedQuestion[],
  { text = "", tag, split, kind }: QuestionFilter,
): readonly ListedQuestion[] {
  const sought = text.trim().toLowerCase();
  if (sought === "" && tag === undefined && split === undefined && kind === undefined) return questions;
  return questions.filter(
    (one) =>
      (one.entry.id.toLowerCase().includes(sought) || one.entry.question.toLowerCase().includes(sought)) &&
      (tag === undefined || one.entry.tags?.includes(tag) === true) &&
      (split === undefined || one.entry.split === split) &&
      (kind === undefined || kindOf(one) === kind),
  );
}

export interface Occurring {
  tags: { value: string; count: number }[];
  splits: { value: string; count: number }[];
  kinds: { value: QuestionKind; count: number }[];
}

/** What questions can be chosen by, with how many there are of each. */
export function occurring(questions: readonly ListedQuestion[]): Occurring {
  const entries = questions.map(({ entry }) => entry);
  return {
    tags: tallied(entries.flatMap(({ tags = [] }) => tags)),
    splits: tallied(entries.flatMap(({ split }) => split ?? [])),
    kinds: tallied(questions.map(kindOf)),
  };
}
