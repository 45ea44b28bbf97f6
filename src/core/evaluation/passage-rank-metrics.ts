import type { Metric, Sample } from "../../ports/metric.ts";
import { defineMetric, perSample, scored } from "./define-metric.ts";
import { type Gold, withGold } from "./gold.ts";
import { averagePrecision, ndcg, reciprocalRank } from "./ranking-metrics.ts";
import { sharedLength, sharedTotal } from "./spans.ts";
import type { Span } from "../../contracts/passage.ts";

interface PassageGrades {
  /** 1 for a passage that overlaps gold, 0 for any other, best rank first. */
  grades: number[];
  /** Passages that an ideal ranking could return. */
  relevant: number;
}

/**
 * Rank metrics where a passage is relevant when it shares a character with gold. The ideal ranking holds every chunk of
 * the corpus that overlaps gold, cut at k; a passage that is no chunk stands there for those it shares text with. A passage that repeats an earlier one finds nothing new and is not relevant.
 * Where no chunk holds any gold, since preparation or chunking lost it, the score is 0: the pipeline cannot find it.
 * MAP follows trec_eval's map_cut: it divides by the number of relevant chunks, so more than k of them keep it below 1.
 */
export function passageRankMetrics(k: number): Metric[] {
  const gradesOf = perSample((sample, gold: Gold) => gradePassages(gold, sample));
  return [
    defineMetric({
      id: `mrr@${k}`,
      title: `1 over the rank of the first relevant passage among the first ${k}, 0 to 1, higher is better`,
      measure: withGold((gold, { ranking }) => scored(reciprocalRank(gradeRanking(gold, ranking), k))),
    }),
    defineMetric({
      id: `ndcg@${k}`,
      title: `Discounted gain of the first ${k} passages over the best possible, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => {
        const { grades, relevant } = gradesOf(sample, gold);
        const judged = Array.from({ length: Math.min(relevant, k) }, () => 1);
        return scored(relevant === 0 ? 0 : ndcg(grades, judged, { k })!);
      }),
    }),
    defineMetric({
      id: `map@${k}`,
      title: `Mean over the relevant chunks of the precision at their rank, first ${k} only, 0 to 1, higher is better`,
      measure: withGold((gold, sample) => {
        const { grades, relevant } = gradesOf(sample, gold);
        return scored(relevant === 0 ? 0 : averagePrecision(grades, relevant, k)!);
      }),
    }),
  ];
}

function gradePassages(gold: Gold, sample: Sample): PassageGrades {
  const grades = gradeRanking(gold, sample.ranking);
  const found = sample.ranking.filter((_, rank) => grades[rank] === 1);
  let relevant = 0;
  for (const [source, spans] of gold.bySource) {
    const chunks = sample.chunksOf(source);
    // A passage that is no chunk was returned in place of those it shares text with: it counts, and they do not.
    const others = found.filter(
      (passage) => passage.source === source && !chunks.some((chunk) => isSame(chunk, passage)),
    );
    relevant += others.length;
    for (const chunk of chunks) {
      if (sharedTotal([chunk], spans) > 0 && !others.some((passage) => sharedLength(chunk, passage) > 0))
        relevant += 1;
    }
  }
  return { grades, relevant: Math.max(relevant, found.length) };
}

function isSame(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}

function gradeRanking(gold: Gold, ranking: Sample["ranking"]): number[] {
  const seen = new Set<string>();
  return ranking.map((passage) => {
    const spans = gold.bySource.get(passage.source);
    if (spans === undefined || sharedTotal([passage], spans) === 0) return 0;
    const name = `${passage.start}-${passage.end} ${passage.source}`;
    if (seen.has(name)) return 0;
    seen.add(name);
    return 1;
  });
}
