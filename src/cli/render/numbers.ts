import type { MetricSummary } from "../../contracts/outcome.ts";
import { differenceText, intervalText, scoreText } from "../../contracts/score-text.ts";

/** ".741": as everywhere else. */
export const score = scoreText;
/** "+.031". */
export const difference = differenceText;

const thousands = new Intl.NumberFormat("en-US");

export function count(value: number): string {
  return thousands.format(value);
}

/** ".741 [.662, .812]". */
export function scoreWithInterval({ value, low, high }: MetricSummary): string {
  if (value === null) return "–";
  if (low === null || high === null) return score(value);
  return `${score(value)} ${intervalText(low, high)}`;
}

/** "p .012", "p < .001". */
export function pValue(p: number): string {
  return p < 0.001 ? "p < .001" : `p ${score(p)}`;
}

export function seconds(value: number): string {
  if (value < 0.0995) return `${Math.round(value * 1000)} ms`;
  if (value < 59.5) return `${value.toFixed(value < 9.95 ? 1 : 0)} s`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function bytes(value: number): string {
  if (value < 1e3) return `${value} B`;
  if (value < 1e6) return `${(value / 1e3).toFixed(0)} kB`;
  if (value < 1e9) return `${(value / 1e6).toFixed(1)} MB`;
  return `${(value / 1e9).toFixed(2)} GB`;
}
