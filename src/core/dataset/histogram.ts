import { quantile } from "../statistics/quantiles.ts";

export interface Histogram {
  smallest: number;
  median: number;
  largest: number;
  mean: number;
  /** Whole numbers from `from` up to and without `to`. */
  bars: { from: number; to: number; count: number }[];
}

const mostBars = 12;
const ladder = [1, 2, 5];

/** Counts of whole numbers of at least 0 between round limits that grow as 1, 2, 5, 10, …; undefined for none. */
export function histogram(values: readonly number[]): Histogram | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [smallest] = sorted;
  const largest = sorted.at(-1);
  if (smallest === undefined || largest === undefined) return undefined;
  const limits = limitsFor(smallest, largest);
  const bars = limits.slice(0, -1).map((from, at) => {
    const to = limits[at + 1] as number;
    return { from, to, count: sorted.filter((value) => value >= from && value < to).length };
  });
  return {
    smallest,
    largest,
    median: quantile(sorted, 0.5),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    bars,
  };
}

/** From the limit at or below the smallest to the first above the largest; two steps become one where there are too many. */
function limitsFor(smallest: number, largest: number): number[] {
  const steps = [0];
  for (let power = 1; (steps.at(-1) as number) <= largest; power *= 10) {
    steps.push(...ladder.map((digit) => digit * power));
  }
  const above = steps.findIndex((step) => step > largest);
  const from = Math.max(
    0,
    steps.findLastIndex((step) => step <= smallest),
  );
  let limits = steps.slice(from, above + 1);
  while (limits.length - 1 > mostBars) {
    const last = limits.at(-1) as number;
    limits = limits.filter((_, at) => at % 2 === 0);
    if (limits.at(-1) !== last) limits.push(last);
  }
  return limits;
}
