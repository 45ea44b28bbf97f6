import { expect, test } from "vitest";
import { contextAfter, contextBefore } from "./context-words.ts";

test("what was cut within a word begins with the next one, and what begins the text is left as it is", () => {
  expect([
    contextBefore("oking and paying. ", 400),
    contextBefore("Booking. ", 9),
    contextBefore("一二三四", 400),
  ]).toEqual(["… and paying. ", "Booking. ", "… 一二三四"]);
});

test("what was cut at the end stops at its last whole word", () => {
  const long = `${"a ".repeat(148)}word`;
  expect([contextAfter(long), contextAfter(" and more.")]).toEqual([
    `${"a ".repeat(148).trimEnd()} …`,
    " and more.",
  ]);
});
