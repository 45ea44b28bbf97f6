import { scaleLinear } from "d3-scale";
import { type ReactNode, useId } from "react";
import { Axis } from "../../../charts/axis.tsx";
import { rootTextSize } from "../../../charts/root-text-size.ts";
import { Chart } from "../../../charts/chart.tsx";
import { duration } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { type TimedStage, type Timeline, timeline } from "../prepare/timeline.ts";

const rowHeight = 30;

/** Stages one after another by seconds; those from the cache hatched, as long as they were when they ran. */
export function TimelineChart({ stages }: { stages: readonly TimedStage[] }): ReactNode {
  const hatching = useId();
  const words = t.run.timeline;
  const textSize = rootTextSize();
  const drawn = (width: number): Timeline =>
    timeline(
      stages,
      width,
      (time, cached) => (cached ? (width < 480 ? words.shortly(time) : words.cached(time)) : time),
      textSize,
    );
  const { ran, spared } = drawn(600);
  const cached = stages.filter((stage) => stage.cached).length;
  return (
    <Chart
      title={words.title}
      summary={words.summary(
        stages.length,
        cached,
        duration(1000 * ran),
        cached === 0 ? null : duration(1000 * spared),
      )}
      numbers={{
        header: words.header,
        rows: stages.map(({ stage, seconds, cached }) => [stage, seconds, cached ? words.yes : words.no]),
      }}
      height={(width) => drawn(width).height}
    >
      {({ width, height }) => {
        const { bars, range, total } = drawn(width);
        return (
          <>
            <defs>
              <pattern
                id={hatching}
                width={6}
                height={6}
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width={6} height={6} className="fill-depth-1" />
                <line x1={0} x2={0} y1={0} y2={6} strokeWidth={3} className="stroke-depth-4" />
              </pattern>
            </defs>
            <Axis
              scale={scaleLinear([0, total === 0 ? 1 : total], range)}
              side="bottom"
              at={height - 40}
              across={height - 48}
              label={words.axis}
              format={String}
              ticks={width < 500 ? 4 : 8}
            />
            {bars.map((bar) => (
              <g key={bar.stage} className="text-tiny">
                <text
                  x={range[0] - 8}
                  y={bar.y + rowHeight / 2}
                  textAnchor="end"
                  dominantBaseline="central"
                  className="fill-ink"
                >
                  {bar.stage}
                </text>
                <rect
                  x={bar.x}
                  y={bar.y + 5}
                  width={bar.width}
                  height={rowHeight - 10}
                  rx={2}
                  strokeWidth={1}
                  fill={bar.cached ? `url(#${hatching})` : undefined}
                  className={bar.cached ? "stroke-depth-4" : "fill-depth-5 stroke-depth-5"}
                />
                <text
                  x={bar.textX}
                  y={bar.y + rowHeight / 2}
                  textAnchor={bar.textAnchor}
                  dominantBaseline="central"
                  strokeWidth={4}
                  className="fill-ink-soft stroke-surface [paint-order:stroke]"
                >
                  {bar.text}
                </text>
              </g>
            ))}
          </>
        );
      }}
    </Chart>
  );
}
