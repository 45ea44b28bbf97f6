import type { MetricComparison } from "@contracts/verdict.ts";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { difference, interval } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "./run-places.ts";
import { type MetricRow, toneOf } from "./metric-rows.ts";

const rowHeight = 34;
const top = 22;
const axisHeight = 44;

export interface DifferenceDrawing {
  scale: ScaleLinear<number, number>;
  zero: number;
  /** Of the part with the rows. */
  top: number;
  bottom: number;
  /** Words at the ends of the scale: which way is better. */
  ends: { left: string; right: string };
  rows: {
    name: string;
    y: number;
    /** Null where there is no difference to draw. */
    point: number | null;
    span: readonly [number, number] | null;
    text: string;
    tone: MetricRow["tone"];
  }[];
}

/** One comparison a row: the reference is zero, and every other run lies where its difference is. */
export function differenceDrawing(
  comparisons: readonly (MetricComparison | undefined)[],
  width: number,
): DifferenceDrawing {
  const shown = comparisons.filter((one) => one !== undefined);
  const reach = Math.max(
    0.01,
    ...shown.flatMap(({ difference: value, low, high }) =>
      [value, low, high].map((one) => Math.abs(one ?? 0)),
    ),
  );
  const isNarrow = width < 480;
  const scale = scaleLinear([-1.08 * reach, 1.08 * reach], [44, width - (isNarrow ? 16 : 150)]);
  const lower = shown.some(({ lowerIsBetter }) => lowerIsBetter);
  const { worse, better } = t.design;
  return {
    scale,
    zero: scale(0),
    top,
    bottom: top + rowHeight * comparisons.length,
    ends: {
      left: `← ${lower ? better : worse}`,
      right: `${lower ? worse : better} →`,
    },
    rows: comparisons.map((one, place) => ({
      name: t.compare.against(letterOf(place + 1), letterOf(0)),
      y: top + rowHeight * (place + 0.5),
      point: one?.difference == null ? null : scale(one.difference),
      span: one?.low == null || one.high === null ? null : [scale(one.low), scale(one.high)],
      text:
        one?.difference == null
          ? t.design.notMeasured
          : isNarrow
            ? ""
            : `${difference(one.difference)} ${interval(one.low, one.high, difference)}`.trim(),
      tone: one === undefined ? "unsure" : toneOf(one),
    })),
  };
}

export function drawingHeight(comparisons: number): number {
  return top + rowHeight * comparisons + axisHeight;
}
