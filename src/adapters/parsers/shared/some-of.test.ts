import { expect, test } from "vitest";
import { someOf } from "./some-of.ts";

test.each<[number[], string]>([
  [[4], "row 4"],
  [[4, 7], "rows 4 and 7"],
  [[1, 2, 3, 4, 5, 6], "rows 1, 2, 3, 4, 5 and 6"],
  [[1, 2, 3, 4, 5, 6, 7, 8], "rows 1, 2, 3, 4, 5 and 3 more"],
])("names %j", (numbers, expected) => {
  expect(someOf("row", numbers)).toBe(expected);
});
