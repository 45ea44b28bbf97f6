import { nGrams, sharedTokens } from "./token-overlap.ts";

const longestNGram = 4;

export interface Bleu {
  /** 0 to 100. */
  score: number;
  /** Shared n-grams, by order 1 to 4, each at most as often as in the reference that has it most. */
  counts: number[];
  /** The prediction's n-grams, by order 1 to 4. */
  totals: number[];
  brevityPenalty: number;
}

/**
 * BLEU of one sentence against references (Papineni et al. 2002) as sacrebleu's sentence_bleu: tokens 13a, case kept,
 * exponential smoothing (Chen and Cherry 2014), and only the orders for which the prediction has n-grams.
 */
export function sentenceBleu(prediction: string, references: readonly string[]): Bleu {
  return scoreOf(statistics(prediction, references), { effectiveOrder: true });
}

/** BLEU over a corpus: counts are summed before they are divided, always with four orders. Not a mean of sentences. */
export function corpusBleu(pairs: readonly { prediction: string; references: readonly string[] }[]): Bleu {
  const sum: BleuStatistics = {
    counts: zeros(),
    totals: zeros(),
    predictionLength: 0,
    referenceLength: 0,
  };
  for (const { prediction, references } of pairs) {
    const one = statistics(prediction, references);
    for (let order = 0; order < longestNGram; order++) {
      sum.counts[order]! += one.counts[order]!;
      sum.totals[order]! += one.totals[order]!;
    }
    sum.predictionLength += one.predictionLength;
    sum.referenceLength += one.referenceLength;
  }
  return scoreOf(sum, { effectiveOrder: false });
}

interface BleuStatistics {
  counts: number[];
  totals: number[];
  predictionLength: number;
  /** Of the reference whose length is nearest to the prediction's, the shorter one of two. */
  referenceLength: number;
}

function statistics(prediction: string, references: readonly string[]): BleuStatistics {
  const predicted = tokens13a(prediction);
  const referenced = references.map(tokens13a);
  const orders = Array.from({ length: longestNGram }, (_, order) => order + 1);
  const lengths = referenced.map((tokens) => tokens.length);
  const distance = (length: number) => Math.abs(length - predicted.length);
  lengths.sort((left, right) => distance(left) - distance(right) || left - right);
  return {
    counts: orders.map((order) =>
      sharedTokens(nGrams(predicted, order), union(referenced.map((tokens) => nGrams(tokens, order)))),
    ),
    totals: orders.map((order) => nGrams(predicted, order).length),
    predictionLength: predicted.length,
    referenceLength: lengths[0] ?? 0,
  };
}

function scoreOf(
  { counts, totals, predictionLength, referenceLength }: BleuStatistics,
  { effectiveOrder }: { effectiveOrder: boolean },
): Bleu {
  const brevityPenalty =
    predictionLength >= referenceLength
      ? 1
      : predictionLength === 0
        ? 0
        : Math.exp(1 - referenceLength / predictionLength);
  const precisions: number[] = [];
  let smoothing = 1;
  for (let order = 0; order < longestNGram && totals[order]! > 0; order++) {
    if (counts[order] === 0) smoothing *= 2;
    precisions.push(counts[order] === 0 ? 1 / (smoothing * totals[order]!) : counts[order]! / totals[order]!);
  }
  const nothingShared = counts.every((count) => count === 0);
  const orderMissing = !effectiveOrder && precisions.length < longestNGram;
  const logarithms = precisions.reduce((sum, precision) => sum + Math.log(precision), 0);
  const score =
    nothingShared || orderMissing ? 0 : 100 * brevityPenalty * Math.exp(logarithms / precisions.length);
  return { score, counts, totals, brevityPenalty };
}

/** Tokenizer 13a of mteval-v13a.pl, as sacrebleu applies it. */
function tokens13a(text: string): string[] {
  const line = text
    .trimEnd()
    .replaceAll("<skipped>", "")
    .replaceAll("-\n", "")
    .replaceAll("\n", " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return ` ${line} `
    .replace(/([{-~[-` -&(-+:-@/])/gu, " $1 ")
    .replace(/([^0-9])([.,])/gu, "$1 $2 ")
    .replace(/([.,])([^0-9])/gu, " $1 $2")
    .replace(/([0-9])(-)/gu, "$1 $2 ")
    .split(/\s+/u)
    .filter(Boolean);
}

/** Each item as often as in the list that has it most. */
function union(lists: readonly (readonly string[])[]): string[] {
  const most = new Map<string, number>();
  for (const list of lists) {
    const counts = new Map<string, number>();
    for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
    for (const [item, count] of counts) most.set(item, Math.max(most.get(item) ?? 0, count));
  }
  return [...most].flatMap(([item, count]) => Array.from({ length: count }, () => item));
}

function zeros(): number[] {
  return Array.from({ length: longestNGram }, () => 0);
}
