import { type ReactNode, useRef } from "react";
import { Axis } from "../../../charts/axis.tsx";
import { Chart } from "../../../charts/chart.tsx";
import * as t from "../../../messages/messages.ts";
import type { Measure } from "../prepare/measures.ts";
import { contourPath, tradeOffScales, type Point, type TradeOff } from "../prepare/trade-off.ts";
import { TradeOffPoint } from "./trade-off-point.tsx";

const words = t.leaderboard.tradeOff;
const contourStyles = [
  { line: "stroke-depth-6", area: "fill-depth-1", width: 2 },
  { line: "stroke-depth-4", area: "fill-depth-2", width: 1.25 },
  { line: "stroke-depth-3", area: "fill-depth-3", width: 1 },
] as const;

/** Each run a point; the front and two more contours behind it, as lines of depth. */
export function TradeOffChart({
  tradeOff,
  x,
  y,
  looked,
  pointed,
  marked,
  onLook,
  onPoint,
  onOpen,
}: {
  tradeOff: TradeOff;
  x: Measure;
  y: Measure;
  looked: string | undefined;
  pointed: string | undefined;
  marked: readonly string[];
  onLook(run: string): void;
  onPoint(run: string | undefined): void;
  onOpen(run: string): void;
}): ReactNode {
  const group = useRef<SVGGElement>(null);
  const { points, contours } = tradeOff;
  if (points.length === 0) return <p className="py-8 text-center text-ink-soft">{words.nothing}</p>;
  const stop = points.some(({ id }) => id === looked) ? looked : points[0]!.id;

  function step(from: number, by: number): void {
    const next = points[Math.min(Math.max(from + by, 0), points.length - 1)]!;
    group.current?.querySelector<SVGElement>(`[data-run="${CSS.escape(next.id)}"]`)?.focus();
  }

  return (
    <Chart
      title={words.title(y.name, x.name)}
      summary={words.summary(
        points.length,
        (contours[0] ?? []).map(({ name }) => name),
      )}
      numbers={{
        header: [t.leaderboard.run, y.name, x.name, words.frontColumn],
        rows: points.map((point) => [point.name, point.y, point.x, point.layer === 0]),
      }}
      height={(width) => Math.round(Math.min(460, Math.max(280, width * 0.62)))}
      isInteractive
    >
      {({ width, height }) => {
        const frame = { left: 64, right: width - 12, top: 12, bottom: height - 46 };
        const scales = tradeOffScales(points, frame);
        const worse = { x: x.lowerIsBetter ? "right" : "left", y: y.lowerIsBetter ? "up" : "down" } as const;
        const paths = contours.map((front) => contourPath(front, scales, worse, frame));
        return (
          <>
            {paths.map(({ area }, layer) => (
              <path
                key={contourStyles[layer]!.area}
                d={area}
                className={contourStyles[layer]!.area}
                fillOpacity={0.7}
              />
            ))}
            <Axis
              scale={scales.x}
              side="bottom"
              at={frame.bottom}
              across={frame.bottom - frame.top}
              label={labelled(x, x.lowerIsBetter ? words.better.left : words.better.right)}
              format={x.shown}
              ticks={width < 500 ? 3 : 6}
            />
            <Axis
              scale={scales.y}
              side="left"
              at={frame.left}
              across={frame.right - frame.left}
              label={labelled(y, y.lowerIsBetter ? words.better.down : words.better.up)}
              format={y.shown}
            />
            {paths.map(({ line }, layer) => (
              <path
                key={contourStyles[layer]!.line}
                d={line}
                fill="none"
                strokeWidth={contourStyles[layer]!.width}
                className={contourStyles[layer]!.line}
              />
            ))}
            <g ref={group} role="group" aria-label={words.points}>
              {inDrawingOrder(points, looked, pointed).map(({ point, at }) => (
                <TradeOffPoint
                  key={point.id}
                  point={point}
                  cx={scales.x(point.x)}
                  cy={scales.y(point.y)}
                  label={words.point(point.name, x.shown(point.x), y.shown(point.y), point.layer === 0)}
                  isLooked={point.id === looked}
                  isPointed={point.id === pointed}
                  isMarked={marked.includes(point.id)}
                  isStop={point.id === stop}
                  onLook={() => onLook(point.id)}
                  onPoint={(isOver) => onPoint(isOver ? point.id : undefined)}
                  onOpen={() => onOpen(point.id)}
                  onStep={(by) => step(at, by)}
                />
              ))}
            </g>
          </>
        );
      }}
    </Chart>
  );
}

function labelled(measure: Measure, direction: string): string {
  return `${measure.name} (${direction})`;
}

/** What is looked at comes last, over the others. */
function inDrawingOrder(
  points: readonly Point[],
  looked: string | undefined,
  pointed: string | undefined,
): { point: Point; at: number }[] {
  const height = ({ id, layer }: Point): number =>
    id === looked ? 3 : id === pointed ? 2 : layer === 0 ? 1 : 0;
  return points.map((point, at) => ({ point, at })).toSorted((a, b) => height(a.point) - height(b.point));
}
