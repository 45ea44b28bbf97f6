import type { Outcome } from "../../contracts/outcome.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import { defineMetric, notApplicable, scored } from "./define-metric.ts";

/** How often the pipeline refuses, apart for questions it should answer and for those it should refuse. */
export function refusalMetrics(): Metric[] {
  return [
    defineMetric({
      id: "refusal-rate-answerable",
      title: "Share of answerable questions that were refused, 0 to 1, lower is better",
      measure: (sample) =>
        sample.question.answerable ? refusal(sample) : notApplicable("The question is not answerable."),
    }),
    defineMetric({
      id: "refusal-rate-unanswerable",
      title: "Share of unanswerable questions that were refused, 0 to 1, higher is better",
      measure: (sample) =>
        sample.question.answerable ? notApplicable("The question is answerable.") : refusal(sample),
    }),
  ];
}

function refusal({ answer }: Sample): Outcome {
  return scored(answer.refused ? 1 : 0);
}
