import { analyserFor } from "../../text/analyser.ts";
import type { WeightedTerms } from "./best-span.ts";
import type { PassageIndex } from "./passage-index.ts";

/** Numbers are written in many ways: those that no passage holds as they stand are left to the check of facts. */
const hasDigit = /\p{N}/u;

/** A term's weight by how few of the given passages' sentences hold it, as in BM25: words of the common topic say little. */
export function termWeights(
  indexes: readonly PassageIndex[],
): (sentence: string, language: string) => WeightedTerms {
  const sentences = indexes.reduce((sum, index) => sum + index.sentences.length, 0);
  const weights = new Map<string, number>();
  const weightOf = (term: string): number => {
    let weight = weights.get(term);
    if (weight === undefined) {
      const holders = indexes.reduce((sum, index) => sum + index.holders(term).length, 0);
      weight = holders === 0 && hasDigit.test(term) ? 0 : weightOfHolders(Math.max(1, holders));
      weights.set(term, weight);
    }
    return weight;
  };
  const weightOfHolders = (holders: number): number =>
    Math.log(1 + (sentences - Math.min(holders, sentences) + 0.5) / (holders + 0.5));
  return (sentence, language) => {
    const terms = new Map<string, number>();
    analyserFor(language).forEachTerm(sentence, (term) => terms.set(term, weightOf(term)));
    return terms;
  };
}
