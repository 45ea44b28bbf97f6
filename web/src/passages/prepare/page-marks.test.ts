import { expect, test } from "vitest";
import { pageMarks } from "./page-marks.ts";
import { canvasScale, nextZoom, pageScale } from "./page-scale.ts";
import { labelPixels, railLabels } from "./rail-labels.ts";

const line = (left: number, top: number) => ({ left, top, width: 100, height: 10 });
const layout = {
  width: 500,
  chunks: [
    { index: 0, start: 0, end: 40, rectangles: [line(50, 100)] },
    { index: 1, start: 41, end: 90, rectangles: [line(50, 112), line(50, 124)] },
    { index: 2, start: 91, end: 120, rectangles: [line(300, 101)] },
  ],
  gold: [{ start: 45, end: 60, questionId: "one", rectangles: [line(60, 112)] }],
  citations: [],
};
const all = new Set(["chunks", "gold", "citations", "before"] as const);

test("chunks take turns in tint, gold lies over them, and each chunk's beginning is marked", () => {
  const { marks, boundaries, chosen } = pageMarks(
    layout,
    { chunks: [layout.chunks[1]!] },
    { layers: all, chosen: null },
  );
  expect(marks.map(({ key, kind }) => [key, kind])).toEqual([
    ["chunk 0", "even"],
    ["chunk 1", "odd"],
    ["chunk 2", "even"],
    ["gold one 45", "gold"],
  ]);
  expect(boundaries.map(({ key, top }) => [key, top])).toEqual([
    ["now 0", 100],
    ["now 1", 112],
    ["now 2", 101],
    ["before 1", 112],
  ]);
  expect(chosen).toEqual([]);
});

test("what is chosen is outlined where it stands, also where its layer is off", () => {
  const layers = new Set<never>();
  expect(pageMarks(layout, null, { layers, chosen: { start: 45, end: 60 } })).toEqual({
    marks: [],
    boundaries: [],
    chosen: [line(60, 112)],
  });
});

test("a passage that is not laid out is shown by the chunks it touches, a cited one by its own place", () => {
  const chosen = { start: 30, end: 44 };
  expect(pageMarks(layout, null, { layers: all, chosen }).chosen).toEqual([
    line(50, 100),
    line(50, 112),
    line(50, 124),
  ]);
  const cited = [{ ...chosen, rectangles: [line(7, 7)] }];
  expect(pageMarks(layout, null, { layers: all, chosen, cited }).chosen).toEqual([line(7, 7)]);
  expect(pageMarks(null, null, { layers: all, chosen }).chosen).toEqual([]);
});

test("numbers stand beside the nearer edge, and none covers another", () => {
  expect(railLabels(layout, "left", 1)).toEqual([{ index: 0, start: 0, end: 40, top: 100 }]);
  expect(railLabels(layout, "left", 2).map(({ index, top }) => [index, top])).toEqual([
    [0, 200],
    [1, 224],
  ]);
  expect(railLabels(layout, "right", 1)).toEqual([{ index: 2, start: 91, end: 120, top: 101 }]);
  expect(labelPixels).toBe(24);
});

test("a page fits the width or has the size that was asked for, and a canvas stays small enough to be drawn", () => {
  expect([pageScale(null, 600, 900), pageScale(75, 600, 900), pageScale(null, 600, 10)]).toEqual([
    1.5, 1, 0.2,
  ]);
  expect([canvasScale(1000, 1000, 2), canvasScale(8000, 8000, 2)]).toEqual([2, 0.5]);
  expect([nextZoom(90, 1), nextZoom(90, -1), nextZoom(400, 1), nextZoom(20, -1)]).toEqual([100, 75, 400, 50]);
});
