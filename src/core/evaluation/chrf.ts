import { sharedTokens } from "./token-overlap.ts";

const longestNGram = 6;

/** Recall counts twice as much as precision. */
const beta = 2;

/**
 * chrF2, 0 to 100 (Popović 2015) as sacrebleu's sentence_chrf: character n-grams of order 1 to 6 without white space,
 * precision and recall averaged over the orders that both texts have. Characters are Unicode code points.
 */
export function chrf(prediction: string, reference: string): number {
  const [predicted, referenced] = [codePoints(prediction), codePoints(reference)];
  const orders = Math.min(longestNGram, predicted.length, referenced.length);
  let precision = 0;
  let recall = 0;
  for (let order = 1; order <= orders; order++) {
    const [ours, theirs] = [nGrams(predicted, order), nGrams(referenced, order)];
    const shared = sharedTokens(ours, theirs);
    precision += shared / ours.length / orders;
    recall += shared / theirs.length / orders;
  }
  if (precision + recall === 0) return 0;
  return (100 * (1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall);
}

function codePoints(text: string): string[] {
  return Array.from(text.replace(/\s+/gu, ""));
}

function nGrams(characters: readonly string[], order: number): string[] {
  return Array.from({ length: characters.length - order + 1 }, (_, start) =>
    characters.slice(start, start + order).join(""),
  );
}
