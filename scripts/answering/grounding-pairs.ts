import { bestSpan, type WeightedTerms } from "../../src/core/answering/grounding/best-span.ts";
import { indexPassage, type PassageIndex } from "../../src/core/answering/grounding/passage-index.ts";
import { termWeights } from "../../src/core/answering/grounding/term-weights.ts";
import { overlaps } from "../../src/core/evaluation/spans.ts";
import { sentencesOf } from "../../src/core/text/sentences.ts";
import type { ReadPassage } from "../../src/ports/answerer.ts";
import type { AskedCorpus } from "./read-corpus.ts";

export const kinds = ["gold", "same document", "another document"] as const;
export type PairKind = (typeof kinds)[number];

/** A sentence of a gold answer held against a retrieved passage. */
export interface GroundingPair {
  kind: PairKind;
  support: number;
  heldBack: boolean;
}

/**
 * Every sentence of a gold answer with every passage that was retrieved for its question: supported by those that touch the gold,
 * as far as is known not by others. Of several passages with gold the best counts: no one knows which of them holds the sentence.
 */
export function groundingPairs({ questions }: AskedCorpus): GroundingPair[] {
  return questions.flatMap(({ answer, gold, passages, heldBack }) => {
    if (answer === undefined || gold.length === 0) return [];
    const indexes = passages.map(indexPassage);
    const weigh = termWeights(indexes);
    return sentencesOf(answer, 0, answer.length).flatMap(({ start, end }) => {
      const sentence = answer.slice(start, end);
      const pairs = indexes.map((index) => ({
        kind: kindOf(index.passage, gold),
        support: supportOf(index, weigh(sentence, index.passage.language)),
        heldBack,
      }));
      const right = pairs.filter(({ kind }) => kind === "gold").sort((a, b) => b.support - a.support);
      return right.length === 0 ? [] : [...right.slice(0, 1), ...pairs.filter(({ kind }) => kind !== "gold")];
    });
  });
}

function kindOf(
  passage: ReadPassage,
  gold: readonly { source: string; start: number; end: number }[],
): PairKind {
  if (gold.some((span) => overlaps(span, passage))) return "gold";
  return gold.some(({ source }) => source === passage.source) ? "same document" : "another document";
}

function supportOf(index: PassageIndex, terms: WeightedTerms): number {
  return bestSpan(index, terms)?.support ?? 0;
}
