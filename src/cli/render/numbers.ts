import type { MetricSummary } from "../../contracts/outcome.ts";
import { differenceText, intervalText, scoreText } from "../../contracts/score-text.ts";

/** ".741": as everywhere else. */
export const score = scoreText;
/** "+.031". */
export const difference = differenceText;

/** ".741 [.662, .812]". */
export function scoreWithInterval({
  value,
  low,
  high,
}: Pick<MetricSummary, "value" | "low" | "high">): string {
  if (value === null) return "–";
  if (low === null || high === null) return score(value);
  return `${score(value)} ${intervalText(low, high)}`;
}

/** "p .012", "p < .001". */
export function pValue(p: number): string {
  return p < 0.001 ? "p < .001" : `p ${score(p)}`;
}

export function bytes(value: number): string {
  if (value < 1e3) return `${value} B`;
  if (value < 1e6) return `${(value / 1e3).toFixed(0)} kB`;
  if (value < 1e9) return `${(value / 1e6).toFixed(1)} MB`;
  return `${(value / 1e9).toFixed(2)} GB`;
}
