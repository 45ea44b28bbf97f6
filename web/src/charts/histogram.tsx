import type { ReactNode } from "react";
import { count, shortCount } from "../design/format.ts";
import * as t from "../messages/messages.ts";
import { Chart } from "./chart.tsx";
import { type Bar, histogramHeight, layOutHistogram } from "./lay-out-histogram.ts";

/** How often which values occur. */
export function Histogram({
  title,
  summary,
  unit,
  of,
  bars,
  median,
}: {
  title: string;
  summary: string;
  /** What is measured, under the edges. */
  unit: string;
  /** What is counted, for the numbers. */
  of: string;
  bars: readonly Bar[];
  median: number | null;
}): ReactNode {
  return (
    <Chart
      title={title}
      summary={summary}
      numbers={{
        header: [t.charts.from, t.charts.below, of],
        rows: bars.map((bar) => [bar.from, bar.to, bar.count]),
      }}
      height={histogramHeight}
    >
      {({ width, height }) => {
        const drawn = layOutHistogram(bars, median, width);
        return (
          <g className="text-tiny tabular-nums">
            <line x1={0} x2={width} y1={drawn.floor} y2={drawn.floor} className="stroke-line-strong" />
            {drawn.bars.map((bar, at) => (
              <g key={at}>
                <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className="fill-depth-4" />
                <text x={bar.labelX} y={bar.labelY} textAnchor="middle" className="fill-ink-soft">
                  {count(bar.count)}
                </text>
              </g>
            ))}
            {drawn.edges.map(({ x, value }) => (
              <g key={value}>
                <line x1={x} x2={x} y1={drawn.floor} y2={drawn.floor + 4} className="stroke-line-strong" />
                <text x={x} y={drawn.floor + 16} textAnchor="middle" className="fill-ink-faint">
                  {shortCount(value)}
                </text>
              </g>
            ))}
            {drawn.median !== null && (
              <line
                x1={drawn.median.x}
                x2={drawn.median.x}
                y1={drawn.median.top}
                y2={drawn.floor}
                strokeWidth={1.5}
                strokeDasharray="3 3"
                className="stroke-ink"
              />
            )}
            <text
              x={width / 2}
              y={height - 6}
              textAnchor="middle"
              className="fill-ink-soft font-chart italic"
            >
              {median === null ? unit : t.charts.withMedian(unit, count(Math.round(median)))}
            </text>
          </g>
        );
      }}
    </Chart>
  );
}
