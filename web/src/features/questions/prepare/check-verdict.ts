import type { QuestionCheck } from "@contracts/api/question-check.ts";

export interface CheckVerdict {
  /** What stops a run or makes its numbers wrong. */
  wrong: number;
  /** What a person should judge. */
  notes: number;
}

type Leak = QuestionCheck["leaks"][number];

/** Near likeness across parts is for a person to judge; the rest of a leak is wrong whatever they think. */
export function isCertain(leak: Leak): boolean {
  return leak.kind === "cluster" || leak.how === "same";
}

export function checkVerdict(check: QuestionCheck): CheckVerdict {
  const { faults, leaks, answers, withoutGold, alike, goldBeyondChunk } = check;
  const certain = leaks.filter(isCertain).length;
  return {
    wrong: faults.length + certain,
    notes:
      leaks.length -
      certain +
      answers.absent.length +
      withoutGold.length +
      alike.length +
      (goldBeyondChunk?.length ?? 0) +
      Number(hasTooFewClusters(check)),
  };
}

/** Fewer clusters than are needed allow no verdict about any difference. */
export function hasTooFewClusters({
  questions,
  withGold,
  clusters,
  clustersWithGold,
  clustersNeeded,
}: QuestionCheck): boolean {
  return questions > 0 && (withGold > 0 ? clustersWithGold : clusters) < clustersNeeded;
}
