import { expect, test } from "vitest";
import { pageRectangles } from "./page-rectangles.ts";

const layout = {
  pages: [
    { number: 1, width: 600, height: 800, boxes: [0, 10, 50, 100, 200, 12, 11, 21, 50, 114, 180, 12] },
    { number: 2, width: 600, height: 800, boxes: [22, 32, 50, 60, 100, 12] },
  ],
};

test("a passage stands in a rectangle a line, cut to its own characters, over pages", () => {
  expect(pageRectangles(layout, { start: 5, end: 27 })).toEqual([
    { page: 1, left: 150, top: 100, width: 100, height: 12 },
    { page: 1, left: 50, top: 114, width: 180, height: 12 },
    { page: 2, left: 50, top: 60, width: 50, height: 12 },
  ]);
});

test("what is not on a page has no rectangle", () => {
  expect(pageRectangles(layout, { start: 10, end: 11 })).toEqual([]);
  expect(pageRectangles({ pages: [] }, { start: 0, end: 9 })).toEqual([]);
});
