import type { ReactNode } from "react";
import type { RunFailures } from "@contracts/api/failures.ts";
import { rootTextSize } from "../../../charts/root-text-size.ts";
import { Chart } from "../../../charts/chart.tsx";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { funnel } from "../prepare/funnel.ts";

const barHeight = 20;

/** How many questions with gold got how far, and where the others fell away. */
export function FunnelChart({ failures: { steps } }: { failures: RunFailures }): ReactNode {
  const words = t.run.failures;
  const textSize = rootTextSize();
  const first = steps[0]?.reached ?? 0;
  const last = steps.at(-1)?.reached ?? 0;
  return (
    <Chart
      title={words.funnel}
      summary={words.summary(count(last), count(first))}
      numbers={{
        header: words.header,
        rows: steps.map(({ step, reached, lost, end }) => [words.steps[step], reached, lost, end]),
      }}
      height={(width) => funnel(steps, width, textSize).height}
    >
      {({ width }) => {
        const drawn = funnel(steps, width, textSize);
        return drawn.steps.map((step) => {
          const middle = step.y + 4 + barHeight / 2;
          return (
            <g key={step.step} className="text-tiny">
              <text
                x={drawn.labelWidth - 8}
                y={middle}
                textAnchor="end"
                dominantBaseline="central"
                className="fill-ink"
              >
                {words.steps[step.step]}
              </text>
              <rect
                x={step.x}
                y={step.y + 4}
                width={Math.max(step.width, 1)}
                height={barHeight}
                className="fill-depth-3"
              />
              {step.lostWidth > 0 && (
                <rect
                  x={step.lostX}
                  y={step.y + 4}
                  width={step.lostWidth}
                  height={barHeight}
                  strokeWidth={1}
                  strokeDasharray="3 2"
                  className="fill-worse-soft stroke-worse"
                />
              )}
              <text
                x={step.x + 6}
                y={middle}
                dominantBaseline="central"
                strokeWidth={3}
                className="fill-ink stroke-depth-3 [paint-order:stroke]"
              >
                {words.bar(count(step.reached), step.lost === 0 ? null : count(step.lost))}
              </text>
            </g>
          );
        });
      }}
    </Chart>
  );
}
