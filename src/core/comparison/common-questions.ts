import { canonicalJson } from "../pipeline/stage-key.ts";
import { numberClusters } from "../statistics/clustered-values.ts";
import type { CommonQuestions } from "./paired-scores.ts";

export type QuestionAlignment =
  | {
      status: "comparable";
      common: CommonQuestions;
      /** Questions that only one side has: nothing else may differ. */
      onlyFirst: number;
      onlySecond: number;
    }
  /** Questions that are in both sets with other words, gold or answer, or that each set has without the other. */
  | { status: "other-questions"; changed: string[]; onlyFirst: number; onlySecond: number };

/** A question, or what stands for its content. */
export interface AlignedQuestion {
  id: string;
  /** What it rises and falls with. */
  group: string;
}

/**
 * Two question sets can be compared where they are the same, or where one is the other with questions added: scores of a question
 * that was changed measure two things, and sets that lost some and gained others are two sets.
 */
export function alignQuestions(
  first: readonly AlignedQuestion[],
  second: readonly AlignedQuestion[],
): QuestionAlignment {
  const places = new Map(second.map(({ id }, place) => [id, place]));
  const left: number[] = [];
  const right: number[] = [];
  const changed: string[] = [];
  let onlyFirst = 0;
  for (const [place, question] of first.entries()) {
    const other = places.get(question.id);
    if (other === undefined) onlyFirst += 1;
    else if (first !== second && canonicalJson(question) !== canonicalJson(second[other]))
      changed.push(question.id);
    else {
      left.push(place);
      right.push(other);
    }
  }
  const onlySecond = second.length - left.length - changed.length;
  if (changed.length > 0 || (onlyFirst > 0 && onlySecond > 0)) {
    return { status: "other-questions", changed, onlyFirst, onlySecond };
  }
  const clusterOf = numberClusters(left.map((place) => first[place]!.group));
  const common = { first: Uint32Array.from(left), second: Uint32Array.from(right), clusterOf };
  return { status: "comparable", common, onlyFirst, onlySecond };
}
