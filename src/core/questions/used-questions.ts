import { AppError } from "../../contracts/app-error.ts";
import type { NumberedQuestion } from "../../contracts/question-set.ts";

export interface UsedQuestions {
  questions: NumberedQuestion[];
  /** What is not used, and why: a sentence each. */
  notices: string[];
}

/** Accepted questions of the chosen part. Throws AppError "questions.missing" for a part that no question belongs to. */
export function usedQuestions(
  written: readonly NumberedQuestion[],
  split: string | undefined,
): UsedQuestions {
  const accepted = written.filter(({ entry }) => entry.draft !== true);
  const drafts = written.length - accepted.length;
  const notices =
    drafts === 0
      ? []
      : [
          `${drafts} ${drafts === 1 ? "draft is" : "drafts are"} not used: accept or reject with soundings questions.`,
        ];
  if (split === undefined || accepted.length === 0) return { questions: accepted, notices };

  const questions = accepted.filter(({ entry }) => entry.split === split);
  if (questions.length === 0) throw noSuchPart(accepted, split);
  const others = accepted.length - questions.length;
  if (others > 0)
    notices.push(
      `${others} ${others === 1 ? "question" : "questions"} outside the part "${split}" ${others === 1 ? "is" : "are"} not used.`,
    );
  return { questions, notices };
}

function noSuchPart(accepted: readonly NumberedQuestion[], split: string): AppError {
  const parts = [...new Set(accepted.flatMap(({ entry }) => entry.split ?? []))].sort();
  return new AppError("questions.missing", {
    message: `No question belongs to the part "${split}".`,
    hint:
      parts.length === 0
        ? "Divide the questions with soundings questions split, or take split: out of soundings.yaml."
        : `Name one of the parts under split: in soundings.yaml: ${parts.join(", ")}.`,
  });
}
