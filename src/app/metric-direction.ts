import { lowerIsBetter } from "../core/evaluation/catalog.ts";

/** True of metrics that count what went wrong. */
export function isLowerBetter(metric: string): boolean {
  return lowerIsBetter.has(metric);
}
