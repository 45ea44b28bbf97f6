import { expect, test } from "vitest";
import { sortingOf, sortingText } from "./sorting-text.ts";

test("a sorting is the same after it stood in an address", () => {
  const sortings = [
    { column: "pages", down: true },
    { column: "source", down: false },
  ];
  expect(sortings.map((sorting) => sortingOf(sortingText(sorting)))).toEqual(sortings);
});

test("an address that names no column sorts by nothing", () => {
  expect([undefined, "", "-"].map(sortingOf)).toEqual([undefined, undefined, undefined]);
});
