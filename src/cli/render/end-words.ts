import type { FailureAnalysis } from "../../app/use-cases/analyse-failures.ts";

type EndName = FailureAnalysis["ends"][number]["end"];

/** What each end means, to follow a number of questions. */
export const endWords: Record<EndName, string> = {
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
  "not-analysable": "nobody marked where the answer stands, or nothing was there to refuse",
};
