import { latencySummary } from "../statistics/quantiles.ts";

/** Latencies of one stage's items as its `timings`; empty where nothing was timed. */
export function stageTimings(milliseconds: readonly number[]): Record<string, number> {
  const summary = latencySummary(milliseconds);
  if (summary === undefined) return {};
  const total = milliseconds.reduce((sum, one) => sum + one, 0);
  return {
    "p50-ms": summary.p50,
    "p95-ms": summary.p95,
    "p99-ms": summary.p99,
    "per-second": total > 0 ? (1000 * milliseconds.length) / total : 0,
  };
}
