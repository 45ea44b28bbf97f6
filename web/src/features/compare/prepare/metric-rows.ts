import type { MetricComparison } from "@contracts/verdict.ts";

export interface MetricRow {
  compared: MetricComparison;
  /** The scale its difference is drawn on, with zero in its middle. */
  domain: readonly [number, number];
  tone: "better" | "worse" | "unsure";
}

/**
 * Metrics that are scored on both sides, the one that was asked for first, and the names of those that are on neither. Shares have one
 * scale, so that their differences can be seen against each other; a metric that counts has one of its own.
 */
export function metricRows(
  metrics: readonly MetricComparison[],
  chosen: string,
): { rows: MetricRow[]; idle: string[] } {
  const isIdle = ({ n, first, second }: MetricComparison): boolean =>
    n === 0 && first === null && second === null;
  const compared = metrics.filter((one) => !isIdle(one));
  const shared = reach(compared.filter(isShare));
  return {
    rows: compared
      .toSorted((a, b) => Number(b.metric === chosen) - Number(a.metric === chosen))
      .map((one) => ({
        compared: one,
        domain: symmetric(isShare(one) ? shared : reach([one])),
        tone: toneOf(one),
      })),
    idle: metrics.filter(isIdle).map(({ metric }) => metric),
  };
}

/** What the colour of a difference says, which its verdict's word says beside it. */
export function toneOf({ verdict }: Pick<MetricComparison, "verdict">): MetricRow["tone"] {
  return verdict.kind === "better" || verdict.kind === "worse" ? verdict.kind : "unsure";
}

function isShare({ first, second }: MetricComparison): boolean {
  return Math.abs(first ?? 0) <= 1 && Math.abs(second ?? 0) <= 1;
}

function reach(metrics: readonly MetricComparison[]): number {
  return Math.max(
    ...metrics.flatMap(({ difference, low, high }) =>
      [difference, low, high].map((value) => Math.abs(value ?? 0)),
    ),
    0.01,
  );
}

function symmetric(most: number): readonly [number, number] {
  return [-most, most];
}
