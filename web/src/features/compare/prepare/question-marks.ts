import type { QuestionColumns, RunColumn } from "./question-columns.ts";

/** The kinds of questions that can be shown alone, in the order of their buttons. */
export const questionKinds = [
  "moved",
  "gained",
  "lost",
  "first-right",
  "second-right",
  "both-wrong",
  "all-wrong",
  "failed",
  "refused",
  "unanswerable",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export function isQuestionKind(text: string | undefined): text is QuestionKind {
  return (questionKinds as readonly (string | undefined)[]).includes(text);
}

/** The bit of a kind in a question's marks. */
export function bitOf(kind: QuestionKind): number {
  return 1 << questionKinds.indexOf(kind);
}

/** Every question's kinds as bits. Moved, gained, lost and right are of the first run and of the one at `second`. */
export function questionMarks(columns: QuestionColumns, second: number): Uint16Array {
  const { count, runs, right, answerable } = columns;
  const marks = new Uint16Array(count);
  const [first, other] = [runs[0], runs[second]];
  const turn = right?.lowerIsBetter === true ? -1 : 1;
  for (let place = 0; place < count; place++) {
    let mark = answerable[place] === false ? bitOf("unanswerable") : 0;
    if (first !== undefined && other !== undefined) {
      const change = turn * (other.scores[place]! - first.scores[place]!);
      if (change > 0) mark |= bitOf("moved") | bitOf("gained");
      else if (change < 0) mark |= bitOf("moved") | bitOf("lost");
      const [one, two] = [isRight(first, place, right), isRight(other, place, right)];
      if (one === true && two === false) mark |= bitOf("first-right");
      if (one === false && two === true) mark |= bitOf("second-right");
      if (one === false && two === false) mark |= bitOf("both-wrong");
    }
    if (runs.length > 0 && runs.every((run) => isRight(run, place, right) === false))
      mark |= bitOf("all-wrong");
    if (runs.some(({ status, failed }) => status[place] === "f" || failed?.[place] === "1"))
      mark |= bitOf("failed");
    if (runs.some(({ refused }) => refused?.[place] === "1")) mark |= bitOf("refused");
    marks[place] = mark;
  }
  return marks;
}

/** Null where it was not scored: neither right nor wrong. */
function isRight({ scores }: RunColumn, place: number, right: QuestionColumns["right"]): boolean | null {
  const score = scores[place]!;
  if (right === null || Number.isNaN(score)) return null;
  return right.lowerIsBetter ? score <= right.threshold : score >= right.threshold;
}
