import type { MetricSummary } from "@contracts/outcome.ts";
import { isLowerBetter } from "../../../design/metric-direction.ts";

export interface MetricRow {
  id: string;
  /** Under which its meaning is kept: without "@k". */
  base: string;
  group: "retrieval" | "answer" | "refusal";
  lowerIsBetter: boolean;
  summary: MetricSummary;
  /** Both ends of the scale that its bar is drawn on. */
  domain: [number, number];
}

const ofRetrieval = /^(span-|hit|mrr|ndcg|map|gold-spans)/;
const ofRefusal = /^(refusal|answerability)/;

/** Metrics in the order in which they were evaluated. Almost all lie between 0 and 1; one that does not has a scale of its own. */
export function metricRows(metrics: Readonly<Record<string, MetricSummary>>): MetricRow[] {
  return Object.entries(metrics).map(([id, summary]) => {
    const base = id.split("@")[0]!;
    const values = [summary.value, summary.low, summary.high].filter((value) => value !== null);
    return {
      id,
      base,
      group: ofRetrieval.test(id) ? "retrieval" : ofRefusal.test(id) ? "refusal" : "answer",
      lowerIsBetter: isLowerBetter(id),
      summary,
      domain: [Math.min(0, ...values), Math.max(1, ...values)],
    };
  });
}
