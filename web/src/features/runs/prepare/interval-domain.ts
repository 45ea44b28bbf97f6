import type { RunSummary } from "@contracts/api/runs.ts";

/** A scale that holds every run's interval by a metric, with a little room; from 0 to 1 where none was measured. */
export function intervalDomain(runs: readonly RunSummary[], metric: string): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { metrics } of runs) {
    const summary = metrics[metric];
    if (summary === undefined || summary.value === null) continue;
    low = Math.min(low, summary.low ?? summary.value);
    high = Math.max(high, summary.high ?? summary.value);
  }
  if (low > high) return [0, 1];
  const room = Math.max((high - low) * 0.05, 0.001);
  return [low - room, high + room];
}
