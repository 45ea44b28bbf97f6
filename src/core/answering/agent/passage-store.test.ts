import { expect, test } from "vitest";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { passageStore } from "./passage-store.ts";

function passage(source: string, start: number, text: string): ReadPassage {
  return { source, text, start, end: start + text.length, score: 1, breadcrumb: [], language: "en" };
}

const [ebb, flood] = [passage("tides.md", 0, "Ebb."), passage("tides.md", 5, "Flood.")];

test("holds each passage once, by its span, and none without words", () => {
  const store = passageStore();
  const first = store.add([ebb, { ...ebb, score: 0.5 }, passage("tides.md", 20, " \n")]);
  const second = store.add([flood, ebb]);
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(store.read([...second, ...first])).toEqual([flood, ebb]);
});

test("tells sources apart whose names look like spans", () => {
  const store = passageStore();
  expect(new Set(store.add([passage("a", 1, "x"), passage("2 a", 1, "x")])).size).toBe(2);
});

test("does not know keys it never gave", () => {
  expect(() => passageStore().read(["0-4 tides.md"])).toThrow(RangeError);
});
