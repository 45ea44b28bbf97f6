import type { ReactNode } from "react";
import { Chart, type ChartNumbers } from "./chart.tsx";
import { type BarRow, barRowHeight, layOutBarRows } from "./lay-out-bar-rows.ts";

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
  return (
    <Chart title={title} summary={summary} numbers={numbers} height={rows.length * barRowHeight + 4}>
      {({ width }) => {
        const drawn = layOutBarRows(rows, width);
        return (
          <g className="text-tiny tabular-nums">
            {drawn.rows.map((row, at) => (
              <g key={at}>
                <title>{`${row.full}: ${row.shown}`}</title>
                <text
                  x={drawn.labelWidth}
                  y={row.y + drawn.barHeight / 2}
                  textAnchor="end"
                  dominantBaseline="central"
                  className="fill-ink"
                >
                  {row.label}
                </text>
                <rect
                  x={row.restX - row.width}
                  y={row.y}
                  width={row.width}
                  height={drawn.barHeight}
                  className="fill-depth-4"
                />
                {row.restWidth > 0 && (
                  <rect
                    x={row.restX + 0.75}
                    y={row.y + 0.75}
                    width={Math.max(0.5, row.restWidth - 1.5)}
                    height={drawn.barHeight - 1.5}
                    strokeWidth={1.5}
                    strokeDasharray="3 2"
                    className="fill-worse-soft stroke-worse"
                  />
                )}
                <text
                  x={row.shownX}
                  y={row.y + drawn.barHeight / 2}
                  dominantBaseline="central"
                  className="fill-ink-soft"
                >
                  {row.shown}
                </text>
              </g>
            ))}
          </g>
        );
      }}
    </Chart>
  );
}
