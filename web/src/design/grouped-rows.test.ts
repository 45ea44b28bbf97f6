import { expect, test } from "vitest";
import { groupedRows, rowFrom } from "./grouped-rows.ts";

const groups = {
  of: (row: string) => row[0]!,
  heading: (group: string, rows: readonly string[]) => `${group} ${rows.length}`,
};

test("groups stand in the order of their first row, rows in theirs", () => {
  expect(groupedRows(["b1", "a1", "b2"], groups)).toEqual([
    { kind: "heading", key: "b", heading: "b 2" },
    { kind: "row", row: "b1" },
    { kind: "row", row: "b2" },
    { kind: "heading", key: "a", heading: "a 1" },
    { kind: "row", row: "a1" },
  ]);
});

test("without groups every row is a line", () => {
  expect(groupedRows(["b"], undefined)).toEqual([{ kind: "row", row: "b" }]);
});

test.each([
  { start: 0, step: 1, at: 1 },
  { start: 0, step: -1, at: 1 },
  { start: 3, step: -1, at: 2 },
  { start: 3, step: 1, at: 4 },
  { start: 4, step: 1, at: 4 },
] as const)("from line $start by $step the row is $at", ({ start, step, at }) => {
  expect(rowFrom(groupedRows(["b1", "b2", "a1"], groups), start, step)).toBe(at);
});
