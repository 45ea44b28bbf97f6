import type { EmbedderWeight } from "../src/core/retrieval/embedder-weights.ts";
import type { ContextWeights } from "../src/core/retrieval/lexical/lexical-index.ts";
import { type EmbeddedCorpus, hybridQuality } from "./embedded-corpus.ts";
import { meanQuality, type RetrievalQuality } from "./retrieval-corpus.ts";

/** Every weight tried for an embedder that stands beside the words, whatever they find. */
export const steadyWeights: EmbedderWeight[] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1].flatMap(
  (vector) => [30, 100, 300].map((reach) => ({ vector, reach })),
);

/** And for one that steps in where the words find little. */
export const fadingWeights: EmbedderWeight[] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1].flatMap((vector) =>
  [0.4, 0.5, 0.6, 0.7, 0.8].flatMap((middle) =>
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
  /** Mean over the corpora, and over the weights beside it, of the gain over words alone. */
  gain: number;
}

/**
 * Best first by the mean gain over words alone, each weight judged with those beside it: a point that is good by luck has bad
 * neighbours. Those that cost some corpus more than `mostLost` in either figure, alone or on the mean with their neighbours, are
 * left out.
 */
export function rankWeights(
  corpora: readonly EmbeddedCorpus[],
  tried: readonly EmbedderWeight[],
  context: ContextWeights,
  mostLost: number,
): FittedWeight[] {
  const steps = [...new Set(tried.map(({ vector }) => vector))].sort((a, b) => a - b);
  const all = tried.map((weight) => ({
    weight,
    gains: corpora.map((one) => gainOver(one, weight, context)),
  }));
  return all
    .map(({ weight, gains }) => {
      const beside = all.filter((other) => isBeside(weight, other.weight, steps)).map((other) => other.gains);
      const smooth = corpora.map((_, at) => meanOf(beside.map((each) => each[at] as RetrievalQuality)));
      const least = Math.min(...[...gains, ...smooth].flatMap((gain) => [gain.spanRecallAt5, gain.ndcgAt10]));
      return { weight, least, gain: mean(smooth.map(meanQuality)) };
    })
    .filter(({ least }) => least >= -mostLost)
    .map(({ weight, gain }) => ({ weight, gain }))
    .sort((a, b) => b.gain - a.gain);
}

/** One step of the grid away in any of the numbers, or none; of one reach. */
function isBeside(a: EmbedderWeight, b: EmbedderWeight, steps: readonly number[]): boolean {
  const apart = Math.abs(steps.indexOf(a.vector) - steps.indexOf(b.vector));
  const fadesBeside =
    a.fades === undefined || b.fades === undefined
      ? a.fades === b.fades
      : Math.abs(a.fades.full - b.fades.full) < 0.11 && Math.abs(a.fades.none - b.fades.none) < 0.11;
  return a.reach === b.reach && apart <= 1 && fadesBeside;
}

/** A weight and those a tenth of the cosine and a twentieth of either end of the fade away; of one that never fades its half and double. */
export function around({ vector, reach, fades }: EmbedderWeight): EmbedderWeight[] {
  if (fades === undefined) return [vector / 2, vector, 2 * vector].map((near) => ({ vector: near, reach }));
  return [-0.1, 0, 0.1].flatMap((ofVector) =>
    [-0.05, 0, 0.05].flatMap((ofFull) =>
      [-0.05, 0, 0.05].map((ofNone) => ({
        vector: round(vector + ofVector),
        reach,
        fades: { full: round(fades.full + ofFull), none: round(fades.none + ofNone) },
      })),
    ),
  );
}

/** The least gain of any corpus by any of the weights, in either figure: below 0 a loss. */
export function leastGain(
  corpora: readonly EmbeddedCorpus[],
  weights: readonly EmbedderWeight[],
  context: ContextWeights,
): number {
  const gains = corpora.flatMap((corpus) => weights.map((weight) => gainOver(corpus, weight, context)));
  return Math.min(...gains.flatMap(({ spanRecallAt5, ndcgAt10 }) => [spanRecallAt5, ndcgAt10]));
}

function meanOf(gains: readonly RetrievalQuality[]): RetrievalQuality {
  return {
    spanRecallAt5: mean(gains.map(({ spanRecallAt5 }) => spanRecallAt5)),
    ndcgAt10: mean(gains.map(({ ndcgAt10 }) => ndcgAt10)),
  };
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
