import { count, score } from "./format.ts";

/** A share as scores are printed; what counts things, as a number with two decimals at most. */
export function metricText(value: number): string {
  if (Math.abs(value) <= 1) return score(value);
  return Math.abs(value) < 100 ? value.toFixed(2) : count(value);
}
