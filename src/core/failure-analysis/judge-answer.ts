import type { Outcome } from "../../contracts/outcome.ts";
import type { Question } from "../../contracts/question-set.ts";
import { answerTokens } from "../evaluation/answer-tokens.ts";
import type { EndCause, Judgement } from "./question-end.ts";

/** Above this share of common tokens an answer that puts the gold answer in other words counts as right. */
export const rightFromTokenF1 = 0.6;

/**
 * A gold answer longer than both is a sentence, which a right answer says in other words: that it does not stand there
 * literally shows nothing. Characters count for scripts without spaces, where every character is a token.
 */
export const longestDecidable = { tokens: 5, characters: 12 };

/**
 * Right where the gold answer's tokens stand in the answer in a row, or the two share enough tokens. Wrong where neither holds and
 * the gold answer is short. Anything else no rule can tell.
 */
export function judgeAnswer(
  question: Pick<Question, "answer">,
  outcomes: Readonly<Record<string, Outcome>>,
): { judgement: Judgement; cause: EndCause | null } {
  if (question.answer === undefined) return { judgement: "unjudged", cause: "no-gold-answer" };
  const contains = outcomes["answer-contains-gold"];
  const shared = outcomes["token-f1"];
  if (contains?.status !== "scored" || shared?.status !== "scored") {
    return { judgement: "unjudged", cause: "no-score" };
  }
  if (contains.score === 1 || shared.score >= rightFromTokenF1) return { judgement: "right", cause: null };
  return isShort(question.answer)
    ? { judgement: "wrong", cause: null }
    : { judgement: "unjudged", cause: "long-gold-answer" };
}

function isShort(answer: string): boolean {
  return (
    answer.trim().length <= longestDecidable.characters ||
    answerTokens(answer).length <= longestDecidable.tokens
  );
}
