import type { EmbedderWeight } from "../src/core/retrieval/embedder-weights.ts";
import type { ContextWeights } from "../src/core/retrieval/lexical/lexical-index.ts";
import { type EmbeddedCorpus, hybridQuality } from "./embedded-corpus.ts";
import { meanQuality, type RetrievalQuality } from "./retrieval-corpus.ts";

/** Every weight tried for an embedder that stands beside the words, whatever they find. */
export const steadyWeights: EmbedderWeight[] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1].flatMap(
  (vector) => [30, 100, 300].map((reach) => ({ vector, reach })),
);

/** And for one that steps in where the words find little. */
export const fadingWeights: EmbedderWeight[] = [0.3, 0.5, 0.7, 0.9, 1.2].flatMap((vector) =>
  [0.45, 0.55, 0.65, 0.75, 0.85].flatMap((middle) =>
    [0.1, 0.2, 0.4].flatMap((width) =>
      [30, 100, 300].map((reach) => ({
        vector,
        reach,
        fades: { full: round(middle - width / 2), none: round(middle + width / 2) },
      })),
    ),
  ),
);

/** The cosine left out of it. */
export const wordsAlone: EmbedderWeight = { vector: 0, reach: 1 };

export interface FittedWeight {
  weight: EmbedderWeight;
  /** Mean over the corpora of the gain over words alone. */
  gain: number;
}

/**
 * Best first by the mean gain over words alone, those that cost some corpus more than `mostLost` in either figure left out.
 */
export function rankWeights(
  corpora: readonly EmbeddedCorpus[],
  tried: readonly EmbedderWeight[],
  context: ContextWeights,
  mostLost: number,
): FittedWeight[] {
  return tried
    .map((weight) => ({ weight, gains: corpora.map((corpus) => gainOver(corpus, weight, context)) }))
    .filter(({ gains }) =>
      gains.every(({ spanRecallAt5, ndcgAt10 }) => Math.min(spanRecallAt5, ndcgAt10) >= -mostLost),
    )
    .map(({ weight, gains }) => ({ weight, gain: mean(gains.map(meanQuality)) }))
    .sort((a, b) => b.gain - a.gain);
}

const measured = new WeakMap<EmbeddedCorpus, Map<string, RetrievalQuality>>();

/** How much more is found than by words alone. */
export function gainOver(
  corpus: EmbeddedCorpus,
  weight: EmbedderWeight,
  context: ContextWeights,
): RetrievalQuality {
  const known = measured.get(corpus) ?? new Map<string, RetrievalQuality>();
  measured.set(corpus, known);
  const qualityWith = (one: EmbedderWeight) => {
    const key = JSON.stringify([one, context]);
    const quality = known.get(key) ?? hybridQuality(corpus, one, context);
    known.set(key, quality);
    return quality;
  };
  const words = qualityWith(wordsAlone);
  const { spanRecallAt5, ndcgAt10 } = qualityWith(weight);
  return {
    spanRecallAt5: spanRecallAt5 - words.spanRecallAt5,
    ndcgAt10: ndcgAt10 - words.ndcgAt10,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
