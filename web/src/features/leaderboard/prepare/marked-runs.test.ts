import { expect, test } from "vitest";
import { parseMarked, toggleMarked } from "./marked-runs.ts";

test("marking and unmarking leaves the address as it was", () => {
  expect(toggleMarked([], "a")).toBe("a");
  expect(toggleMarked(["a"], "b")).toBe("a,b");
  expect(toggleMarked(["a", "b"], "a")).toBe("b");
  expect(toggleMarked(["a"], "a")).toBeUndefined();
});

test("no more are marked than can be compared", () => {
  const six = ["a", "b", "c", "d", "e", "f"];
  expect(toggleMarked(six, "g")).toBe("a,b,c,d,e,f");
  expect(parseMarked("a,b,,a,c,d,e,f,g", new Set([...six, "g"]))).toEqual(six);
});

test("a run that is not there any more is not marked", () => {
  expect(parseMarked("a,gone,b", new Set(["a", "b"]))).toEqual(["a", "b"]);
  expect(parseMarked(undefined, new Set(["a"]))).toEqual([]);
});
