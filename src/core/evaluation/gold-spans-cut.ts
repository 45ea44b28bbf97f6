import type { Metric } from "../../ports/metric.ts";
import { defineMetric, scored } from "./define-metric.ts";
import { withGold } from "./gold.ts";

/** What chunking did to the gold, whatever retrieval found: a span counts as cut unless one chunk holds all of it. */
export function goldSpansCut(): Metric {
  return defineMetric({
    id: "gold-spans-cut",
    title: "Share of gold spans that no single chunk holds whole, 0 to 1, lower is better",
    measure: withGold((gold, sample) => {
      const cut = gold.spans.filter(
        (span) =>
          !sample.chunksOf(span.source).some((chunk) => chunk.start <= span.start && span.end <= chunk.end),
      );
      return scored(cut.length / gold.spans.length);
    }),
  });
}
