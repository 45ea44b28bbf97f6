import { type Clause, englishClause } from "./english-clause.ts";
import { beQuestions } from "./english-be-questions.ts";
import type { ProposedQuestion } from "./draft-candidate.ts";
import { verbQuestions } from "./english-verb-questions.ts";
import { wordCount } from "./plain-text.ts";

/** Words that mean something said before: a question with one cannot stand alone. */
const vague =
  /\b(?:it|this|these|those|they|them|he|she|him|his|her|there|here|following|above|below|former|latter|i|me|my|we|us|our|ours|mine|both|either|neither|so|such|then)\b/i;

/** Questions that one statement answers. Empty where no rule is sure of its grammar. */
export function englishStatementQuestions(
  sentence: string,
  isCommonWord: (word: string) => boolean,
): ProposedQuestion[] {
  const clause = englishClause(sentence, isCommonWord);
  if (clause === undefined) return [];
  const asked = [
    reasonQuestion(clause),
    ...(clause.is === undefined ? verbQuestions(clause) : beQuestions(clause, clause.is)),
  ];
  return asked.filter((one) => one !== undefined).filter(({ question }) => !vague.test(question));
}

/** "The path is closed because the bridge fell." */
function reasonQuestion({ subject, is, base, does, rest }: Clause): ProposedQuestion | undefined {
  const [, what = "", reason] = /^(.*?),? because (.+)$/i.exec(rest) ?? [];
  if (reason === undefined || wordCount(what) > 8 || /(?:^|\s)not$/.test(what)) return undefined;
  if (is !== undefined) {
    return { kind: "reason", trust: 0.85, question: `Why ${is} ${subject} ${what}?`, answer: reason };
  }
  if (base === undefined) return undefined;
  const object = what === "" ? "" : ` ${what}`;
  return { kind: "reason", trust: 0.8, question: `Why ${does} ${subject} ${base}${object}?`, answer: reason };
}
