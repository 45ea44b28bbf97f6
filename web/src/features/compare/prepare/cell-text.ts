import * as t from "../../../messages/messages.ts";
import type { QuestionCell } from "./question-cell.ts";

/** A cell for a file: its score, or why there is none. */
export function cellText(cell: QuestionCell): number | string {
  return cell.status === "scored" ? cell.score : t.compare.status[cell.status];
}

/** What became of the answer where that is worth a mark beside the score. */
export function answerMark({ answer }: QuestionCell): string | null {
  if (answer === "failed") return t.compare.noAnswer;
  return answer === "refused" ? t.compare.refused : null;
}
