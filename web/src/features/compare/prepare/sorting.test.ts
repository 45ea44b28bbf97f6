import { expect, test } from "vitest";
import { sortingOf, sortText } from "./sorting.ts";

test("an order is written as a column, with a minus for highest first", () => {
  const sorting = { column: "difference", down: true };
  expect(sortText(sorting)).toBe("-difference");
  expect(sortingOf("-difference")).toEqual(sorting);
  expect(sortingOf(sortText({ column: "A", down: false }))).toEqual({ column: "A", down: false });
  expect([sortingOf(undefined), sortingOf("")]).toEqual([undefined, undefined]);
});
