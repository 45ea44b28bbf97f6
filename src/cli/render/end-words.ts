import type { FailureAnalysis } from "../../app/use-cases/analyse-failures.ts";

type End = FailureAnalysis["perQuestion"][number]["end"];

/** What each end means, to follow a number of questions. */
export const endWords: Record<End["end"], string> = {
  "not-in-index": "no chunk holds any of the gold",
  "not-retrieved": "the gold is indexed and was not ranked",
  "below-the-cut": "ranked, but not given to the answerer",
  "refused-wrongly": "given to the answerer, which refused",
  "not-used": "given to the answerer, which cites something else or nothing",
  "used-but-wrong": "cited, and the answer is not the gold answer",
  "used-unjudged": "cited; no rule can tell whether the answer is right",
  right: "cited, and the answer is the gold answer",
  retrieved: "ranked; this run has no answers",
  "should-have-refused": "the sources do not say, and it answered",
  "rightly-refused": "the sources do not say, and it said so",
  "not-analysable": "nobody marked where the answer stands, or there was no answer to judge",
};

/** The same with its reason, of one question. */
export function endInWords({ end, cause }: Pick<End, "end" | "cause">): string {
  return cause === null ? endWords[end] : causeWords[cause];
}

const causeWords: Record<NonNullable<End["cause"]>, string> = {
  "source-missing": "the dataset does not hold the source of the gold",
  "cleaned-away": "cleaning took the gold out",
  "lost-in-chunking": "cleaning kept the gold, and no chunk holds any of it",
  "filtered-out": "retrieve.filter keeps the gold's source out",
  "cites-nothing": "the answerer was given the gold, and its answer cites nothing",
  "cites-other-passages": "the answerer was given the gold, and cites other words than it",
  "no-gold-answer":
    "the gold is cited, and without a gold answer nobody can tell whether the answer is right",
  "long-gold-answer":
    "the gold is cited; the gold answer is too long for a rule to tell whether the answer says the same",
  "some-words-shared":
    "the gold is cited, and the answer holds some words of the gold answer, which no rule can tell to be right or wrong",
  "no-score": "the gold is cited, and the metrics that compare answers gave no score",
  "no-gold": "nobody marked where the answer stands",
  "no-answers": "the sources do not say, and in this run nothing could refuse",
  "no-answer-given": "the model gave no answer to judge",
};
