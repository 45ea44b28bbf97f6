import { longestCommonSubsequence } from "./longest-common-subsequence.ts";
import { type PrecisionRecall, harmonicMean, nGrams, sharedTokens } from "./token-overlap.ts";

/** ROUGE-N (Lin 2004): shared n-grams as multisets. Lists shorter than n share nothing and score 0. */
export function rougeN(
  prediction: readonly string[],
  reference: readonly string[],
  n: number,
): PrecisionRecall {
  const [predicted, referenced] = [nGrams(prediction, n), nGrams(reference, n)];
  return harmonicMean(predicted, referenced, sharedTokens(predicted, referenced));
}

/** ROUGE-L over the whole text as one sequence: tokens in common order, gaps allowed. */
export function rougeL(prediction: readonly string[], reference: readonly string[]): PrecisionRecall {
  return harmonicMean(prediction, reference, longestCommonSubsequence(prediction, reference));
}
