import { expect, test } from "vitest";
import { letterOf, secondPlace, withRunAt } from "./run-places.ts";

test("runs are called by letters", () => {
  expect([0, 1, 5, 6].map(letterOf)).toEqual(["A", "B", "F", ""]);
});

test("the first run is held against the one that is named, else against the next", () => {
  const runs = ["a", "b", "c"];
  expect(["c", "b", "a", "gone", undefined].map((other) => secondPlace(runs, other))).toEqual([
    2, 1, 1, 1, 1,
  ]);
});

test("a run moves to another place, and the others keep their order", () => {
  expect(withRunAt(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
  expect(withRunAt(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
});
