import { expect, test } from "vitest";
import { pieceRows } from "./piece-rows.ts";

const block = (start: number, end: number, kind: "paragraph" | "table-row" = "paragraph") => ({
  start,
  end,
  kind,
  level: null,
  content: { start, end },
});

test("chunks, pages and named parts stand at the block that they begin in or before", () => {
  const rows = pieceRows(
    {
      blocks: [block(0, 10), block(12, 20), block(22, 30, "table-row"), block(31, 40, "table-row")],
      window: { start: 0, end: 40 },
      pages: [
        { start: 0, end: 20, number: 1 },
        { start: 21, end: 40, number: 2 },
      ],
      places: [
        { start: 22, end: 40, kind: "sheet", label: "sheet Prices" },
        { start: 22, end: 30, kind: "row", label: "row 2" },
      ],
    },
    0,
    {
      chunks: [
        { index: 0, start: 0, end: 11 },
        { index: 1, start: 11, end: 40 },
      ],
    },
  );
  expect(
    rows.map(({ blocks, isTable, begins, more, page, place }) => [
      blocks.length,
      isTable,
      begins.map(({ index }) => index),
      more,
      page,
      place,
    ]),
  ).toEqual([
    [1, false, [0], 0, 1, null],
    [1, false, [1], 0, null, null],
    [2, true, [], 0, 2, "sheet Prices"],
  ]);
});

test("numbers of chunks that have no room beside their lines are counted", () => {
  const chunks = Array.from({ length: 10 }, (_, index) => ({ index, start: index, end: index + 1 }));
  const [row] = pieceRows(
    { blocks: [block(0, 100)], window: { start: 0, end: 100 }, pages: [], places: [] },
    0,
    { chunks },
  );
  expect([row?.begins.length, row?.more]).toEqual([2, 8]);
});
