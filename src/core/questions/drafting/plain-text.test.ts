import { expect, test } from "vitest";
import { isCodeLike, markerLength, midSentence, readable } from "./plain-text.ts";

test.each([
  ["- [ ] Press the *Boost* button, see [here](a.md).", "Press the Boost button, see here."],
  ["12. **Bold** and `code`", "Bold and code"],
  ["## A  title", "A title"],
  ["a * b * c and snake_case_name", "a * b * c and snake_case_name"],
])("%j reads %j", (markdown, text) => {
  expect(readable(markdown)).toBe(text);
});

test("a marker is counted, and text without one has none", () => {
  expect([markerLength("- [x] Done"), markerLength("3) Three"), markerLength("2019 was dry")]).toEqual([
    6, 3, 0,
  ]);
});

test("a capital at the beginning goes, unless the word is a name", () => {
  const isCommonWord = (word: string) => word !== "mairi";
  const texts = ["The oven", "Mairi", "GPU memory", "I", "", "Übung macht"];
  expect(texts.map((text) => midSentence(text, isCommonWord))).toEqual([
    "the oven",
    "Mairi",
    "GPU memory",
    "I",
    "",
    "übung macht",
  ]);
});

test.each(["call make_it now", "see https://x.y", "{a}", "Class.method(x)"])("%s is like code", (text) => {
  expect(isCodeLike(text)).toBe(true);
});
