import fc from "fast-check";
import { expect, test } from "vitest";
import { tableCells } from "./table-cells.ts";

test.each([
  { row: "| a | b  |", isMarkdown: true, cells: ["a", "b"] },
  { row: "a | | c", isMarkdown: true, cells: ["a", "", "c"] },
  { row: String.raw`| a \| b | c |`, isMarkdown: true, cells: [String.raw`a \| b`, "c"] },
  { row: "What: Seats | Value: 4", isMarkdown: false, cells: ["What: Seats", "Value: 4"] },
  { row: "one\ttwo", isMarkdown: false, cells: ["one", "two"] },
])("the cells of $row", ({ row, isMarkdown, cells }) => {
  expect(tableCells(row, 100, isMarkdown).map(({ start, end }) => row.slice(start - 100, end - 100))).toEqual(
    cells,
  );
});

test("where every cell repeats its column's name, it is told apart", () => {
  expect(tableCells("What: Seats | 4", 10, false)).toEqual([
    { start: 10, label: 16, end: 21 },
    { start: 24, label: 24, end: 25 },
  ]);
});

test("cells lie inside the row, in order, whatever it holds", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("|", " ", "\\", "a", ":", "\t") }),
      fc.boolean(),
      (row, isMarkdown) => {
        let at = 0;
        for (const { start, label, end } of tableCells(row, 0, isMarkdown)) {
          expect(at).toBeLessThanOrEqual(start);
          expect(start).toBeLessThanOrEqual(label);
          expect(label).toBeLessThanOrEqual(end);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(row.length);
      },
    ),
  );
});
