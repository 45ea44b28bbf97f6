import type { Comparison } from "@contracts/api/comparison.ts";
import type { ReactNode } from "react";
import { Axis } from "../../../charts/axis.tsx";
import { Chart } from "../../../charts/chart.tsx";
import { difference } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { differenceDrawing, drawingHeight } from "../prepare/difference-drawing.ts";
import { letterOf } from "../prepare/run-places.ts";
import { letteredSentence } from "../prepare/lettered-sentence.ts";

const tones = { better: "text-better", worse: "text-worse", unsure: "text-unsure" } as const;

/** Every run's difference to the reference with its interval, around zero. */
export function DifferenceChart({ compared }: { compared: Comparison }): ReactNode {
  const { metric, comparisons } = compared;
  const ids = compared.runs.map(({ id }) => id);
  const shown = comparisons.map(({ metrics }) => metrics.find((one) => one.metric === metric));
  return (
    <Chart
      title={t.compare.differenceTitle(metric)}
      summary={shown
        .flatMap((one) => (one === undefined ? [] : [letteredSentence(one.verdict.sentence, ids)]))
        .join(" ")}
      numbers={{
        header: t.compare.differenceHead,
        rows: comparisons.map(({ first, second }, place) => [
          second,
          first,
          shown[place]?.difference ?? null,
          shown[place]?.low ?? null,
          shown[place]?.high ?? null,
          shown[place]?.p ?? null,
          shown[place]?.n ?? null,
          shown[place]?.clusters ?? null,
        ]),
      }}
      height={drawingHeight(comparisons.length)}
    >
      {({ width }) => {
        const drawn = differenceDrawing(shown, width);
        const { scale, zero, top, bottom, ends, rows } = drawn;
        return (
          <>
            <Axis
              scale={scale}
              side="bottom"
              at={bottom}
              across={bottom - top}
              label={t.compare.toReference(letterOf(0))}
              format={(value) => difference(value, 2)}
              ticks={width < 480 ? 3 : 7}
            />
            <line
              x1={zero}
              x2={zero}
              y1={top - 8}
              y2={bottom}
              className="stroke-ink-soft"
              strokeWidth={1.5}
            />
            <text x={zero - 8} y={top - 10} textAnchor="end" className="fill-ink-soft text-tiny">
              {ends.left}
            </text>
            <text x={zero + 8} y={top - 10} className="fill-ink-soft text-tiny">
              {ends.right}
            </text>
            {rows.map((row) => (
              <g key={row.name} className={tones[row.tone]}>
                <text x={0} y={row.y} dominantBaseline="central" className="fill-ink font-chart text-small">
                  {row.name}
                </text>
                {row.span !== null && (
                  <>
                    <line
                      x1={row.span[0]}
                      x2={row.span[1]}
                      y1={row.y}
                      y2={row.y}
                      stroke="currentColor"
                      strokeWidth={4}
                    />
                    {row.span.map((end) => (
                      <line
                        key={end}
                        x1={end}
                        x2={end}
                        y1={row.y - 6}
                        y2={row.y + 6}
                        stroke="currentColor"
                        strokeWidth={2}
                      />
                    ))}
                  </>
                )}
                {row.point !== null && <circle cx={row.point} cy={row.y} r={6} fill="currentColor" />}
                <text
                  x={width}
                  y={row.y}
                  textAnchor="end"
                  dominantBaseline="central"
                  className="fill-ink text-small"
                >
                  {row.text}
                </text>
              </g>
            ))}
          </>
        );
      }}
    </Chart>
  );
}
