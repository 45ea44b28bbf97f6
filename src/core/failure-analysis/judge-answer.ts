import type { Outcome } from "../../contracts/outcome.ts";
import type { Question } from "../../contracts/question-set.ts";
import { wordTokens } from "../evaluation/answer-tokens.ts";
import { containsTokens } from "../evaluation/token-overlap.ts";
import { unspaced, wordClassAt } from "../text/word-class.ts";
import type { EndCause, Judgement } from "./question-end.ts";

/** From this share of common tokens on, an answer of about the gold answer's length counts as right. */
export const rightFromTokenF1 = 0.6;

/**
 * A gold answer longer than both is a sentence, which a right answer says in other words: that it does not stand there
 * literally shows nothing. Characters count for scripts without spaces, where every character is a token.
 */
export const longestDecidable = { words: 5, characters: 12 };

/** An answer that holds fewer of a short gold answer's words is wrong. */
export const wrongBelowShare = 0.5;

const articles = new Set(["a", "an", "the"]);

/**
 * Right where the gold answer stands in the answer, where the two share most tokens, and where a short gold answer's words all stand
 * there in any order. Wrong where the answer holds fewer than half the words of a short gold answer. Anything between no rule can
 * tell: quotes hold "between 1.0 and 1.8 bar" as well as "1.5 bar".
 */
export function judgeAnswer(
  question: Pick<Question, "answer">,
  answer: string,
  outcomes: Readonly<Record<string, Outcome>>,
): { judgement: Judgement; cause: EndCause | null } {
  if (question.answer === undefined) return { judgement: "unjudged", cause: "no-gold-answer" };
  const contains = outcomes["answer-contains-gold"];
  const common = outcomes["token-f1"];
  if (contains?.status !== "scored" || common?.status !== "scored") {
    return { judgement: "unjudged", cause: "no-score" };
  }
  const [wanted, given] = [wordTokens(question.answer), wordTokens(answer)];
  if (
    contains.score === 1 ||
    common.score >= rightFromTokenF1 ||
    // Words apart from the signs around them: "24-yard line" holds 24.
    (wanted.length > 0 && containsTokens(given, wanted))
  ) {
    return { judgement: "right", cause: null };
  }
  const words = tellingWords(wanted);
  if (words.length === 0) return { judgement: "unjudged", cause: "no-score" };
  const short = question.answer.trim().length <= longestDecidable.characters;
  if (!short && words.length > longestDecidable.words) {
    return { judgement: "unjudged", cause: "long-gold-answer" };
  }
  const known = new Set(given);
  const share = words.filter((word) => known.has(word)).length / words.length;
  // Single characters of Chinese stand in any order in any long text.
  if (share === 1 && !isUnspaced(question.answer)) return { judgement: "right", cause: null };
  return share < wrongBelowShare
    ? { judgement: "wrong", cause: null }
    : { judgement: "unjudged", cause: "some-words-shared" };
}

/** Each once, without articles, unless the answer is one. */
function tellingWords(tokens: readonly string[]): string[] {
  const distinct = [...new Set(tokens)];
  const telling = distinct.filter((word) => !articles.has(word));
  return telling.length === 0 ? distinct : telling;
}

function isUnspaced(text: string): boolean {
  for (let position = 0; position < text.length; position++) {
    if (wordClassAt(text, position) === unspaced) return true;
  }
  return false;
}
