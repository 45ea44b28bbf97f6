import { analyserFor } from "../text/analyser.ts";
import { type AnswerKind, kindOf } from "./answer-kind.ts";
import type { TermWeight } from "./term-statistics.ts";

/** A question as one language's analyser reads it. Its terms are numbered from 0. */
export interface QuestionReading {
  kind: AnswerKind;
  lowerCase: string;
  /** Of each term, its part of the question's whole weight: together 1, or none. */
  shares: Float64Array;
  /** The term's number; undefined for a term the question does not hold. */
  numberOf(term: string): number | undefined;
  /** The number of a term of the question that is not `term` but begins alike, as "inventor" and "invention" do. */
  relatedTo(term: string): number | undefined;
}

/** Words that ask ("how many", "哪一年") seldom stand in the answer. */
const askingFactor = 0.2;
/** Two characters of Chinese with a grammatical one among them. */
const functionBigram = /^(?:.?[的了是在吗呢被把和与]|[的了是在吗呢被把和与].)$/u;

export function readQuestion(question: string, language: string, weightOf: TermWeight): QuestionReading {
  const { kind, start, end } = kindOf(question, language);
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  analyserFor(language).forEachTerm(question, (term, from, to) => {
    if (numbers.has(term)) return;
    numbers.set(term, weights.length);
    const asks = (from < end && start < to) || functionBigram.test(term);
    weights.push(weightOf(term) * (asks ? askingFactor : 1));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    kind,
    lowerCase: question.toLowerCase(),
    shares: Float64Array.from(weights, (weight) => weight / total),
    numberOf: (term) => numbers.get(term),
    relatedTo: relation(numbers),
  };
}

const sharedBeginning = 5;
/** Of the longer term, how much the two share. */
const sharedPart = 2 / 3;

function relation(numbers: ReadonlyMap<string, number>): QuestionReading["relatedTo"] {
  const byBeginning = Map.groupBy(
    [...numbers].filter(([term]) => term.length >= sharedBeginning),
    ([term]) => term.slice(0, sharedBeginning),
  );
  return (term) => {
    if (byBeginning.size === 0 || term.length < sharedBeginning) return undefined;
    return byBeginning.get(term.slice(0, sharedBeginning))?.find(([near]) => beginAlike(term, near))?.[1];
  };
}

function beginAlike(term: string, near: string): boolean {
  const [shorter, longer] = term.length < near.length ? [term, near] : [near, term];
  let shared = sharedBeginning;
  while (shared < shorter.length && shorter[shared] === longer[shared]) shared++;
  return shared >= sharedPart * longer.length;
}
