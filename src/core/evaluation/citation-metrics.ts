import type { Citation } from "../../contracts/answer.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import { defineMetric, notApplicable, scored } from "./define-metric.ts";
import { type Gold, withGold } from "./gold.ts";
import { overlaps } from "./spans.ts";

/** What the answer cites: against gold, and against the text it claims to quote. Answers that cite nothing have no precision and a recall of 0. */
export function citationMetrics(): Metric[] {
  return [
    defineMetric({
      id: "citation-precision",
      title: "Share of citations that overlap a gold span, 0 to 1, higher is better",
      measure: withGold((gold, { answer }) =>
        answer.citations.length === 0
          ? notApplicable("The answer cites nothing.")
          : scored(supportedCitations(gold, answer.citations) / answer.citations.length),
      ),
    }),
    defineMetric({
      id: "citation-recall",
      title: "Share of gold spans that a citation overlaps, 0 to 1, higher is better",
      measure: withGold((gold, { answer }) => scored(citedSpans(gold, answer.citations) / gold.spans.length)),
    }),
    defineMetric({
      id: "citation-f1",
      title:
        "Harmonic mean of citation precision and recall, 0 where nothing is cited, 0 to 1, higher is better",
      measure: withGold((gold, { answer: { citations } }) => {
        const supported = supportedCitations(gold, citations);
        if (supported === 0) return scored(0);
        const precision = supported / citations.length;
        const recall = citedSpans(gold, citations) / gold.spans.length;
        return scored((2 * precision * recall) / (precision + recall));
      }),
    }),
    defineMetric({
      id: "quote-fidelity",
      title:
        "Share of citations whose answer text stands in the source word for word, 0 to 1, higher is better",
      measure(sample) {
        const { citations } = sample.answer;
        if (citations.length === 0) return notApplicable("The answer cites nothing.");
        return scored(citations.filter((citation) => quotes(sample, citation)).length / citations.length);
      },
    }),
  ];
}

function supportedCitations(gold: Gold, citations: readonly Citation[]): number {
  return citations.filter((citation) => gold.spans.some((span) => overlaps(span, citation))).length;
}

function citedSpans(gold: Gold, citations: readonly Citation[]): number {
  return gold.spans.filter((span) => citations.some((citation) => overlaps(span, citation))).length;
}

function quotes(sample: Sample, { source, start, end, answerStart, answerEnd }: Citation): boolean {
  const quoted = collapse(sample.answer.text.slice(answerStart, answerEnd));
  return quoted !== "" && quoted === collapse(sample.textOf(source).slice(start, end));
}

function collapse(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
