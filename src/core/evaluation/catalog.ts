import type { Metric } from "../../ports/metric.ts";
import type { SetMetric } from "../../ports/set-metric.ts";
import { agentMetricsLowerIsBetter } from "./agent-metrics.ts";
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

/** How deep a ranking every standard metric needs: shorter ones would be measured as if nothing more had been found. */
export function measuredDepth({ k, budgetCharacters }: StandardMetricsSettings): {
  passages: number;
  characters: number;
} {
  return { passages: Math.max(rankDepth, ...k), characters: budgetCharacters };
}

/** Every metric of Soundings itself, or only those of retrieval. None asks a model, so all are deterministic. */
export function standardMetrics(
  { k, budgetCharacters }: StandardMetricsSettings,
  { answers }: { answers: boolean } = { answers: true },
): { metrics: Metric[]; setMetrics: SetMetric[] } {
  const cuts = [...[...new Set(k)].map(firstPassages), contextBudget(budgetCharacters)];
  const retrieval = [...cuts.flatMap(spanMetrics), ...passageRankMetrics(rankDepth), goldSpansCut()];
  if (!answers) return { metrics: retrieval, setMetrics: [] };
  return {
    metrics: [...retrieval, ...answerMetrics(), ...citationMetrics(), ...refusalMetrics()],
    setMetrics: answerabilityMetrics(),
  };
}

/** As many as the settings allow an agent. */
const mostRounds = 10;

/** Metrics that count what went wrong, or what was spent; of all others more is better. */
export const lowerIsBetter: ReadonlySet<string> = new Set([
  "gold-spans-cut",
  "refusal-rate-answerable",
  ...agentMetricsLowerIsBetter({ rounds: mostRounds }),
]);
