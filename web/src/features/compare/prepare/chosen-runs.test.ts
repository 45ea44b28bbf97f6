import { expect, test } from "vitest";
import { chosenRuns, letterOf, secondPlace, withRunAt, withRunTurned } from "./chosen-runs.ts";

test("an address names each run once, six at most, in its order", () => {
  expect(chosenRuns("b, a,,b,c,d,e,f,g")).toEqual(["b", "a", "c", "d", "e", "f"]);
  expect(chosenRuns(undefined)).toEqual([]);
});

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

test("a run is taken in or out, and a seventh is not taken in", () => {
  expect(withRunTurned(["a"], "b")).toEqual(["a", "b"]);
  expect(withRunTurned(["a", "b"], "a")).toEqual(["b"]);
  expect(withRunTurned(["a", "b", "c", "d", "e", "f"], "g")).toEqual(["a", "b", "c", "d", "e", "f"]);
});
