import { expect, test } from "vitest";
import { comparedRuns, comparedText, withRunTurned } from "./compared-runs.ts";

const six = ["a", "b", "c", "d", "e", "f"];

test("an address names each run once, six at most, in its order", () => {
  expect(comparedRuns("b, a,,b,c,d,e,f,g")).toEqual(["b", "a", "c", "d", "e", "f"]);
  expect(comparedRuns(undefined)).toEqual([]);
});

test("a run that is not there any more is not named, and takes no place of the six", () => {
  expect(comparedRuns("a,gone,b", new Set(["a", "b"]))).toEqual(["a", "b"]);
  expect(comparedRuns("gone,a,b,c,d,e,f,g", new Set([...six, "g"]))).toEqual(six);
});

test("a run is taken in or out, and a seventh is not taken in", () => {
  expect([withRunTurned([], "a"), withRunTurned(["a"], "b"), withRunTurned(["a", "b"], "a")]).toEqual([
    ["a"],
    ["a", "b"],
    ["b"],
  ]);
  expect(withRunTurned(six, "g")).toEqual(six);
});

test("an address says nothing of no runs", () => {
  expect([comparedText([]), comparedText(["a", "b"])]).toEqual([undefined, "a,b"]);
});
