import type { MetricSummary } from "../src/contracts/outcome.ts";

/** ".741 [.662, .812]"; a dash for what has no value, no brackets where there is no interval. */
export function summaryText(summary: MetricSummary | undefined): string {
  if (summary === undefined || summary.value === null) return "–";
  const text = (value: number) => value.toFixed(3).replace(/^0/, "");
  const bounds =
    summary.low === null || summary.high === null ? "" : ` [${text(summary.low)}, ${text(summary.high)}]`;
  return text(summary.value) + bounds;
}
