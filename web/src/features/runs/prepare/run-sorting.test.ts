import { expect, test } from "vitest";
import { sortingOfRuns, sortOf } from "./run-sorting.ts";

test.each([
  ["-started", { column: "started", down: true }],
  ["label", { column: "label", down: false }],
  ["-metric:ndcg@10", { column: "ndcg@10", down: true }],
])("%s goes to the table and back", (text, sorting) => {
  expect(sortingOfRuns(text)).toEqual(sorting);
  expect(sortOf(sorting)).toBe(text);
});

test("the newest comes first where nothing is said", () => {
  expect(sortingOfRuns(undefined)).toEqual({ column: "started", down: true });
});
