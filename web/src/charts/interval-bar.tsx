import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";

/** A value with its 95 % interval on a scale that all rows of a table share: a small drawing, for cells. */
export function IntervalBar({
  value,
  low,
  high,
  domain,
  zero,
  tone = "depth",
  shown,
  width = 120,
  isDecoration = false,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
  domain: readonly [number, number];
  /** Where "no difference" is, if the values are differences. */
  zero?: number;
  tone?: "depth" | "better" | "worse" | "unsure";
  shown(value: number): string;
  width?: number;
  /** True where the numbers stand beside it anyway. */
  isDecoration?: boolean;
}): ReactNode {
  if (value === null) return null;
  const [from, to] = domain;
  // Drawn in every row of large tables, so the sum is made here.
  const x = (at: number): number => 6 + ((width - 12) * (at - from)) / (to - from || 1);
  const colour = { depth: "text-depth-6", better: "text-better", worse: "text-worse", unsure: "text-unsure" }[
    tone
  ];
  const label =
    low === null || high === null ? shown(value) : t.charts.interval(shown(value), shown(low), shown(high));
  return (
    <svg
      {...(isDecoration ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
      width={width}
      height={18}
      className={`${colour} inline-block align-middle`}
    >
      <line x1={0} x2={width} y1={9} y2={9} className="stroke-line" />
      {zero !== undefined && <line x1={x(zero)} x2={x(zero)} y1={1} y2={17} className="stroke-line-strong" />}
      {low !== null && high !== null && (
        <>
          <line x1={x(low)} x2={x(high)} y1={9} y2={9} stroke="currentColor" strokeWidth={3} />
          <line x1={x(low)} x2={x(low)} y1={5} y2={13} stroke="currentColor" strokeWidth={1.5} />
          <line x1={x(high)} x2={x(high)} y1={5} y2={13} stroke="currentColor" strokeWidth={1.5} />
        </>
      )}
      <circle cx={x(value)} cy={9} r={4} fill="currentColor" />
    </svg>
  );
}
