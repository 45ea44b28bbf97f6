import type { Metric, Sample } from "../../ports/metric.ts";
import { defineMetric, notApplicable, perSample, scored } from "./define-metric.ts";
import { type Gold, withGold } from "./gold.ts";
import { bySource, mergeSpans, overlaps, sharedTotal, totalLength } from "./spans.ts";

/** How much of a ranking is measured. */
export interface RankingCut {
  /** Stands after the @ of a metric's id. */
  label: string;
  /** For people, such as "the first 5 passages". */
  title: string;
  /** How many passages from the top belong to the cut. */
  take(ranking: Sample["ranking"]): number;
}

export function firstPassages(k: number): RankingCut {
  return {
    label: String(k),
    title: k === 1 ? "the first passage" : `the first ${k} passages`,
    take: (ranking) => Math.min(k, ranking.length),
  };
}

/**
 * Passages best first until the next would not fit; the first that does not fit ends it, also where a later, shorter one
 * would. Each counts its full length in UTF-16 code units, as overlapping passages both fill the context.
 */
export function contextBudget(characters: number): RankingCut {
  return {
    label: `${characters}ch`,
    title: `the passages that fit into ${characters} characters`,
    take(ranking) {
      let left = characters;
      const tooLong = ranking.findIndex((passage) => {
        left -= passage.end - passage.start;
        return left < 0;
      });
      return tooLong < 0 ? ranking.length : tooLong;
    },
  };
}

interface SpanCounts {
  /** Gold spans of which at least one character was retrieved. */
  touched: number;
  /** Gold characters retrieved. */
  found: number;
  /** Characters retrieved, each once however many passages hold it. */
  retrieved: number;
}

/** Span recall, coverage, precision, intersection over union, and hit, over one cut of the ranking. */
export function spanMetrics(cut: RankingCut): Metric[] {
  const countsOf = perSample((sample, gold: Gold) =>
    countSpans(gold, sample.ranking.slice(0, cut.take(sample.ranking))),
  );
  return [
    defineMetric({
      id: `span-recall@${cut.label}`,
      title: `Share of gold spans that ${cut.title} touch, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => scored(countsOf(sample, gold).touched / gold.spans.length)),
    }),
    defineMetric({
      id: `span-coverage@${cut.label}`,
      title: `Share of gold characters inside ${cut.title}, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => scored(countsOf(sample, gold).found / gold.characters)),
    }),
    defineMetric({
      id: `span-precision@${cut.label}`,
      title: `Share of the characters of ${cut.title} that are gold, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => {
        const { found, retrieved } = countsOf(sample, gold);
        return retrieved === 0
          ? notApplicable("Nothing was retrieved that could be gold.")
          : scored(found / retrieved);
      }),
    }),
    defineMetric({
      id: `span-iou@${cut.label}`,
      title: `Characters both gold and inside ${cut.title}, over those in either, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => {
        const { found, retrieved } = countsOf(sample, gold);
        return scored(found / (gold.characters + retrieved - found));
      }),
    }),
    defineMetric({
      id: `hit@${cut.label}`,
      title: `1 where ${cut.title} touch a gold span, else 0, higher is better`,
      measure: withGold((gold, sample) => scored(countsOf(sample, gold).touched > 0 ? 1 : 0)),
    }),
  ];
}

function countSpans(gold: Gold, passages: Sample["ranking"]): SpanCounts {
  let found = 0;
  let retrieved = 0;
  for (const [source, own] of bySource(passages)) {
    const merged = mergeSpans(own);
    retrieved += totalLength(merged);
    found += sharedTotal(merged, gold.bySource.get(source) ?? []);
  }
  const touched = gold.spans.filter((span) => passages.some((passage) => overlaps(span, passage))).length;
  return { touched, found, retrieved };
}
