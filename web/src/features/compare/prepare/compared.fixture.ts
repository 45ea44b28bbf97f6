import type { MetricComparison } from "@contracts/verdict.ts";

export function compared(metric: string, changes: Partial<MetricComparison> = {}): MetricComparison {
  return {
    metric,
    lowerIsBetter: false,
    first: 0.7,
    second: 0.76,
    difference: 0.06,
    low: 0.02,
    high: 0.1,
    largestLoss: 0,
    p: 0.004,
    n: 198,
    clusters: 44,
    designEffect: 1.4,
    degrees: 36,
    margin: 0.02,
    verdict: { kind: "better", sentence: `b is better than a in ${metric}.`, reason: null, needed: null },
    coverage: null,
    discordant: null,
    detectable: 0.07,
    ...changes,
  };
}
