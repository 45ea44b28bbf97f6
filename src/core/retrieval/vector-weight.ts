import type { EmbedderWeight } from "./embedder-weights.ts";

/** What the embedder can know of one question. */
export interface QuestionKnowledge {
  /** Share of the question's words that it knows, 0 to 1. */
  share: number;
  /** Share of the question's idf mass in the best passage by words, 0 to 1. */
  coverage: number;
}

/**
 * The cosine's weight for one question: the embedder's, times the square of the share of words it knows, and faded out where
 * the best passage by words holds most of the question. The square leaves an English question nine tenths known four fifths of
 * the weight, and a German one a third known, by words that look English, a tenth.
 */
export function vectorWeight(
  { vector, fades }: Pick<EmbedderWeight, "vector" | "fades">,
  { share, coverage }: QuestionKnowledge,
): number {
  const left =
    fades === undefined ? 1 : Math.min(1, Math.max(0, (fades.none - coverage) / (fades.none - fades.full)));
  return vector * share ** 2 * left;
}
