import { expect, test } from "vitest";
import { layOutHistogram } from "./lay-out-histogram.ts";

const bars = [
  { from: 0, to: 10, count: 2 },
  { from: 10, to: 20, count: 4 },
  { from: 20, to: null, count: 0 },
];

test("bars stand on one floor, as high as they count, the highest up to its label", () => {
  const { bars: drawn, floor } = layOutHistogram(bars, null, 244);
  expect(drawn.map(({ height }) => Math.round(height))).toEqual([58, 116, 0]);
  expect(drawn.map(({ y, height }) => y + height)).toEqual([floor, floor, floor]);
});

test("edges are told where one bar begins, and not where the last has no end", () => {
  expect(layOutHistogram(bars, null, 244).edges.map(({ value }) => value)).toEqual([0, 10, 20]);
  expect(layOutHistogram(bars.slice(0, 2), null, 244).edges.map(({ value }) => value)).toEqual([0, 10, 20]);
});

test("the median stands in its bar in proportion", () => {
  const { bars: drawn, median } = layOutHistogram(bars, 15, 244);
  expect(median).toEqual({ x: drawn[1]!.x + drawn[1]!.width / 2, top: drawn[1]!.y });
  expect(layOutHistogram(bars, null, 244).median).toBe(null);
});

test("a frame too narrow to draw in and a list without bars give nothing that is below nothing", () => {
  expect(layOutHistogram([], null, 300)).toMatchObject({ bars: [], edges: [], median: null });
  expect(layOutHistogram(bars, 5, 0).bars.every(({ width }) => width >= 0)).toBe(true);
});
