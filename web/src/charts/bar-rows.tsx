import type { ReactNode } from "react";
import { Chart, type ChartNumbers } from "./chart.tsx";
import { barHeight, type BarRow, barRowsHeight, layOutBarRows } from "./lay-out-bar-rows.ts";

/** Named amounts, one under the other. */
export function BarRows({
  title,
  summary,
  numbers,
  rows,
}: {
  title: string;
  summary: string;
  numbers: ChartNumbers;
  rows: readonly BarRow[];
}): ReactNode {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return (
    <Chart
      title={title}
      summary={summary}
      numbers={numbers}
      height={(width) => barRowsHeight(rows.length, width, rem)}
    >
      {({ width }) => (
        <g className="text-tiny tabular-nums">
          {layOutBarRows(rows, width, rem).map((row, at) => (
            <g key={at}>
              <title>{`${row.full}: ${row.shown}`}</title>
              <text
                x={row.labelX}
                y={row.labelY}
                textAnchor={row.labelAnchor}
                dominantBaseline="central"
                className="fill-ink"
              >
                {row.label}
              </text>
              <rect
                x={row.restX - row.width}
                y={row.barY}
                width={row.width}
                height={barHeight}
                className="fill-depth-4"
              />
              {row.restWidth > 0 && (
                <rect
                  x={row.restX + 0.75}
                  y={row.barY + 0.75}
                  width={Math.max(0.5, row.restWidth - 1.5)}
                  height={barHeight - 1.5}
                  strokeWidth={1.5}
                  strokeDasharray="3 2"
                  className="fill-worse-soft stroke-worse"
                />
              )}
              <text
                x={row.shownX}
                y={row.shownY}
                textAnchor={row.shownAnchor}
                dominantBaseline="central"
                className="fill-ink-soft"
              >
                {row.shown}
              </text>
            </g>
          ))}
        </g>
      )}
    </Chart>
  );
}
