import type { Metric } from "../../ports/metric.ts";
import type { SetMetric } from "../../ports/set-metric.ts";
import { answerMetrics } from "./answer-metrics.ts";
import { answerabilityMetrics } from "./answerability-metrics.ts";
import { citationMetrics } from "./citation-metrics.ts";
import { goldSpansCut } from "./gold-spans-cut.ts";
import { passageRankMetrics } from "./passage-rank-metrics.ts";
import { refusalMetrics } from "./refusal-metrics.ts";
import { contextBudget, firstPassages, spanMetrics } from "./span-metrics.ts";

/** Rank metrics are reported at the depth that trec_eval and the BEIR benchmark use. */
const rankDepth = 10;

export interface StandardMetricsSettings {
  /** Cut-offs of the span metrics, in passages; repeats are ignored. */
  k: readonly number[];
  /** Context budget of the budgeted span metrics, in UTF-16 code units. */
  budgetCharacters: number;
}

/** Every metric of Soundings itself. None asks a model, so all are deterministic. */
export function standardMetrics({ k, budgetCharacters }: StandardMetricsSettings): {
  metrics: Metric[];
  setMetrics: SetMetric[];
} {
  const cuts = [...[...new Set(k)].map(firstPassages), contextBudget(budgetCharacters)];
  return {
    metrics: [
      ...cuts.flatMap(spanMetrics),
      ...passageRankMetrics(rankDepth),
      goldSpansCut(),
      ...answerMetrics(),
      ...citationMetrics(),
      ...refusalMetrics(),
    ],
    setMetrics: answerabilityMetrics(),
  };
}

/** Metrics that count what went wrong; of all others more is better. */
export const lowerIsBetter: ReadonlySet<string> = new Set(["gold-spans-cut", "refusal-rate-answerable"]);
