import { curveStepAfter, line as d3Line } from "d3-shape";
import { scaleLinear, type ScaleLinear } from "d3-scale";
import type { BoardRow } from "./board.ts";
import type { Measure } from "./measures.ts";

export interface Point {
  id: string;
  name: string;
  x: number;
  y: number;
  /** 0 on the front, 1 on the front of what is left, and so on; null behind the contours that are drawn. */
  layer: number | null;
}

export interface TradeOff {
  /** By x, so that arrow keys go from left to right. */
  points: readonly Point[];
  /** Runs that lack one of the two. */
  missing: number;
  /** The fronts' points by x: contours, the first is the trade-off front itself. */
  contours: readonly (readonly Point[])[];
}

const contourCount = 3;

/**
 * The runs by two measures, and the front: those that no other equals or beats in both while beating one. Taking the front away and
 * looking again gives the next contour.
 */
export function tradeOffOf(rows: readonly BoardRow[], x: Measure, y: Measure): TradeOff {
  const points = rows.flatMap(({ id, name, row }): Point[] => {
    const [across, up] = [x.value(row), y.value(row)];
    return across === null || up === null ? [] : [{ id, name, x: across, y: up, layer: null }];
  });
  const ascending = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const contours: Point[][] = [];
  let left: Point[] = ascending;
  for (let layer = 0; layer < contourCount && left.length > 0; layer += 1) {
    const front = frontOf(left, x, y);
    for (const point of front) point.layer = layer;
    contours.push(front);
    left = left.filter((point) => point.layer === null);
  }
  return { points: ascending, missing: rows.length - points.length, contours };
}

/** One walk from the best x on: a point is on the front where its y beats all before it, or equals the best with the same x. */
function frontOf(ascending: readonly Point[], x: Measure, y: Measure): Point[] {
  const isBetter = (a: number, b: number): boolean => (y.lowerIsBetter ? a < b : a > b);
  const walk = ascending.toSorted(
    (a, b) => (x.lowerIsBetter ? a.x - b.x : b.x - a.x) || (y.lowerIsBetter ? a.y - b.y : b.y - a.y),
  );
  const front: Point[] = [];
  for (const point of walk) {
    const last = front.at(-1);
    const isTwin = last !== undefined && last.x === point.x && last.y === point.y;
    if (last === undefined || isTwin || isBetter(point.y, last.y)) front.push(point);
  }
  return front.toSorted((a, b) => a.x - b.x || a.y - b.y);
}

export interface TradeOffScales {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

export function tradeOffScales(
  points: readonly Point[],
  frame: { left: number; right: number; top: number; bottom: number },
): TradeOffScales {
  return {
    x: scaleLinear(withRoom(points.map((point) => point.x)), [frame.left, frame.right]),
    y: scaleLinear(withRoom(points.map((point) => point.y)), [frame.bottom, frame.top]),
  };
}

/** A twentieth of room at either end, and a span where all are the same. */
function withRoom(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  const room = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [low - room, high + room];
}

/**
 * The contour as steps: from each point of the front along what is as good in one measure, to where the next one is better. It goes
 * to the drawing's edges on either side, since a run there would be dominated too.
 */
export function contourPath(
  front: readonly Point[],
  { x, y }: TradeOffScales,
  worse: { x: "right" | "left"; y: "down" | "up" },
  frame: { left: number; right: number; top: number; bottom: number },
): { line: string; area: string } {
  const [first, last] = [front[0], front.at(-1)];
  if (first === undefined || last === undefined) return { line: "", area: "" };
  const floor = worse.y === "down" ? frame.bottom : frame.top;
  const side = worse.x === "right" ? frame.right : frame.left;
  const ordered = worse.x === "right" ? front : front.toReversed();
  const places: [number, number][] = [
    [x(ordered[0]!.x), floor],
    ...ordered.map((point): [number, number] => [x(point.x), y(point.y)]),
    [side, y(ordered.at(-1)!.y)],
  ];
  const line = d3Line().curve(curveStepAfter)(places) ?? "";
  return { line, area: `${line}V${floor}Z` };
}
