import { expect, test } from "vitest";
import type { Column } from "./column.ts";
import { sortedRows } from "./sorted-rows.ts";

const columns: Column<{ name: string | number | null }>[] = [
  {
    id: "name",
    header: "Name",
    name: "Name",
    cell: ({ name }) => name,
    value: ({ name }) => name,
    width: 10,
  },
];
const order = (names: readonly (string | number | null)[], down = false) =>
  sortedRows(
    names.map((name) => ({ name })),
    columns,
    { column: "name", down },
  ).map(({ name }) => name);

test("numbers in texts go by their size, case and accents count for nothing", () => {
  expect(order(["size 900", "Size 90", "état", "Zoo", "eta", "size 300"])).toEqual([
    "eta",
    "état",
    "Size 90",
    "size 300",
    "size 900",
    "Zoo",
  ]);
});

test("what is missing stands last, up and down", () => {
  expect([order([2, null, 10, 1]), order([2, null, 10, 1], true)]).toEqual([
    [1, 2, 10, null],
    [10, 2, 1, null],
  ]);
});

test("rows that are equal keep their order", () => {
  const rows = [
    { name: "b", at: 0 },
    { name: "a", at: 1 },
    { name: "b", at: 2 },
  ];
  const byName: Column<(typeof rows)[number]>[] = [
    { id: "name", header: "", name: "Name", cell: ({ name }) => name, value: ({ name }) => name, width: 1 },
  ];
  expect(sortedRows(rows, byName, { column: "name", down: true }).map(({ at }) => at)).toEqual([0, 2, 1]);
});
