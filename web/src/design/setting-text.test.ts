import { expect, test } from "vitest";
import { settingText, shortPaths } from "./setting-text.ts";

test("values are written as a person would", () => {
  expect(["hybrid", 300, true, null, undefined, ["a", 1]].map(settingText)).toEqual([
    "hybrid",
    "300",
    "true",
    "not set",
    "not set",
    '["a",1]',
  ]);
});

test("a path is as short as it can be told from the others", () => {
  expect(shortPaths(["chunk.size", "retrieve.k", "window.size"])).toEqual(
    new Map([
      ["chunk.size", "chunk.size"],
      ["retrieve.k", "k"],
      ["window.size", "window.size"],
    ]),
  );
});
