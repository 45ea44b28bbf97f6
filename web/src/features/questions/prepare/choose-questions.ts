import type { QuestionsPage } from "@contracts/api/question-set.ts";

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
  const tags = new Map<string, number>();
  const splits = new Map<string, number>();
  const kinds = new Map<QuestionKind, number>();
  const add = <Value>(to: Map<Value, number>, value: Value) => to.set(value, (to.get(value) ?? 0) + 1);
  for (const question of questions) {
    for (const tag of question.entry.tags ?? []) add(tags, tag);
    if (question.entry.split !== undefined) add(splits, question.entry.split);
    add(kinds, kindOf(question));
  }
  return { tags: mostFirst(tags), splits: mostFirst(splits), kinds: mostFirst(kinds) };
}

function mostFirst<Value extends string>(counts: Map<Value, number>): { value: Value; count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
