import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage, Span } from "../../contracts/passage.ts";
import type { Sample } from "../../ports/metric.ts";
import { notApplicable, perSample } from "./define-metric.ts";
import { bySource, mergeSpans, totalLength } from "./spans.ts";

/** A question's gold, ready to be measured against. */
export interface Gold {
  /** Each span once; never empty, and no span is empty. */
  spans: readonly Passage[];
  /** The gold characters of each source: disjoint, in order. */
  bySource: ReadonlyMap<string, readonly Span[]>;
  /** Gold characters in all, each counted once. */
  characters: number;
}

const goldOf = perSample(({ question }: Sample): Gold | Outcome => {
  if (!question.answerable)
    return notApplicable("The sources do not hold the answer, so there is no passage to find.");
  const marked = question.gold.filter((span) => span.end > span.start);
  const spans = [
    ...new Map(marked.map((span) => [`${span.start}-${span.end} ${span.source}`, span])).values(),
  ];
  if (spans.length === 0) return notApplicable("Nobody marked where the answer stands.");
  const merged = new Map([...bySource(spans)].map(([source, own]) => [source, mergeSpans(own)]));
  const characters = [...merged.values()].reduce((sum, own) => sum + totalLength(own), 0);
  return { spans, bySource: merged, characters };
});

/** Measures against gold; not applicable where there is none, with the reason. */
export function withGold(measure: (gold: Gold, sample: Sample) => Outcome): (sample: Sample) => Outcome {
  return (sample) => {
    const gold = goldOf(sample);
    return "status" in gold ? gold : measure(gold, sample);
  };
}
