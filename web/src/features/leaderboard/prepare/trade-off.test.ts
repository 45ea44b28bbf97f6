import fc from "fast-check";
import { expect, test } from "vitest";
import { madeBoard, madeRow } from "./leaderboard.fixture.ts";
import { measuresOf, type Measure } from "./measures.ts";
import { contourPath, tradeOffOf, tradeOffScales } from "./trade-off.ts";

const measures = measuresOf(["ndcg@10"]);
const measure = (id: string): Measure => measures.find((one) => one.id === id)!;
const [quality, latency] = [measure("ndcg@10"), measure("latency")];

function runs(values: readonly (readonly [number, number | null])[]) {
  return madeBoard(
    values.map(([value, latencyMs], at) =>
      madeRow(`run-${at}`, { summary: { ...madeRow("").summary, value } }, { latencyMs }),
    ),
  ).rows;
}

test("the front holds whom no other beats in both, and the next contour whom only the front beats", () => {
  const { contours, missing } = tradeOffOf(
    runs([
      [0.9, 9],
      [0.8, 3],
      [0.7, 5],
      [0.5, 1],
      [0.4, 2],
      [0.9, null],
    ]),
    latency,
    quality,
  );
  expect(contours.map((front) => front.map(({ id }) => id))).toEqual([
    ["run-3", "run-1", "run-0"],
    ["run-4", "run-2"],
  ]);
  expect(missing).toBe(1);
});

test("runs with the same two values are both on the front", () => {
  const { contours } = tradeOffOf(
    runs([
      [0.9, 2],
      [0.9, 2],
      [0.9, 3],
    ]),
    latency,
    quality,
  );
  expect(contours[0]?.map(({ id }) => id)).toEqual(["run-0", "run-1"]);
});

test("a run is on the front exactly where no other equals or beats it in both while beating one", () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }));
  const directions = fc.tuple(fc.constantFrom(quality, latency), fc.constantFrom(latency, quality));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 20 }), directions, (values, [x, y]) => {
      const { points } = tradeOffOf(runs(values), x, y);
      const gain = (one: Measure, a: number, b: number): number => (one.lowerIsBetter ? b - a : a - b);
      for (const point of points) {
        const isBeaten = points.some((other) => {
          const [across, up] = [gain(x, other.x, point.x), gain(y, other.y, point.y)];
          return across >= 0 && up >= 0 && across + up > 0;
        });
        expect(point.layer === 0).toBe(!isBeaten);
      }
    }),
  );
});

test("the contour steps from point to point and runs out to the worse side", () => {
  const frame = { left: 0, right: 100, top: 0, bottom: 100 };
  const { contours, points } = tradeOffOf(
    runs([
      [0, 0],
      [1, 1],
    ]),
    latency,
    quality,
  );
  const scales = tradeOffScales(points, frame);
  const place = (value: number): number => Math.round(scales.x(value) * 10) / 10;
  const { line } = contourPath(contours[0]!, scales, { x: "right", y: "down" }, frame);
  const [low, high] = [place(0), place(1)];
  const corners = [...line.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) =>
    [Number(x), Number(y)].map((value) => Math.round(value * 10) / 10).join(" "),
  );
  const up = Math.round((100 - high) * 10) / 10;
  expect(corners.filter((corner, at) => corner !== corners[at - 1])).toEqual([
    `${low} 100`,
    `${low} ${100 - low}`,
    `${high} ${100 - low}`,
    `${high} ${up}`,
    `100 ${up}`,
  ]);
});

test("points that are all the same still have a scale", () => {
  const { points } = tradeOffOf(runs([[0.5, 2]]), latency, quality);
  const { x, y } = tradeOffScales(points, { left: 0, right: 100, top: 0, bottom: 100 });
  expect([x(2), y(0.5)].map(Math.round)).toEqual([50, 50]);
});
