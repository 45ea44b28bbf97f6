import type { ScaleLinear } from "d3-scale";
import type { ReactNode } from "react";

/** A bottom or left axis with few ticks and faint lines across the drawing, as depth contours are. */
export function Axis({
  scale,
  side,
  at,
  across,
  label,
  format,
  ticks = 5,
}: {
  scale: ScaleLinear<number, number>;
  side: "bottom" | "left";
  /** y of a bottom axis, x of a left one. */
  at: number;
  /** How far the lines go across the drawing. */
  across: number;
  label: string;
  format(value: number): string;
  ticks?: number;
}): ReactNode {
  const [from = 0, to = 0] = scale.range();
  return (
    <g className="text-tiny" aria-hidden>
      {scale.ticks(ticks).map((tick) => {
        const place = scale(tick);
        return side === "bottom" ? (
          <g key={tick}>
            <line x1={place} x2={place} y1={at} y2={at - across} className="stroke-line" />
            <text x={place} y={at + 16} textAnchor="middle" className="fill-ink-faint">
              {format(tick)}
            </text>
          </g>
        ) : (
          <g key={tick}>
            <line x1={at} x2={at + across} y1={place} y2={place} className="stroke-line" />
            <text x={at - 8} y={place} textAnchor="end" dominantBaseline="central" className="fill-ink-faint">
              {format(tick)}
            </text>
          </g>
        );
      })}
      {side === "bottom" ? (
        <text x={(from + to) / 2} y={at + 34} textAnchor="middle" className="fill-ink-soft font-chart italic">
          {label}
        </text>
      ) : (
        <text
          transform={`translate(${at - 48} ${(from + to) / 2}) rotate(-90)`}
          textAnchor="middle"
          className="fill-ink-soft font-chart italic"
        >
          {label}
        </text>
      )}
    </g>
  );
}
