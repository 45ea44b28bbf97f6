import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearestWord } from "./nearest-word.ts";

const known = ["strategy", "size", "overlap", "unit", "k", "k1", "b"];

test.each([
  ["sise", "size"],
  ["szie", "size"],
  ["Size", "size"],
  ["overlaps", "overlap"],
  ["ovrelap", "overlap"],
  ["stratgey", "strategy"],
  ["k2", "k1"],
  ["unti", "unit"],
])("%s is a slip of %s", (word, nearest) => {
  expect(nearestWord(word, known)).toBe(nearest);
});

test.each(["temperature", "", "x", "chunker", "🙂"])("%s is near nothing", (word) => {
  expect(nearestWord(word, known)).toBeUndefined();
});

test("a tie goes to the word that is listed first", () => {
  expect([nearestWord("bat", ["cat", "hat"]), nearestWord("bat", ["hat", "cat"])]).toEqual(["cat", "hat"]);
});

test("the sentence ends with a question only where a word is near", () => {
  expect([didYouMean("sise", known), didYouMean("colour", known)]).toEqual(['; did you mean "size"?', "."]);
});

test("a known word is nearest to itself, and nothing else is ever returned", () => {
  assert(
    property(
      constantFrom("strategy", "size", "overlap", "unit", "k1"),
      (word) => nearestWord(word, known) === word,
    ),
  );
  assert(property(string(), (word) => [undefined, ...known].includes(nearestWord(word, known))));
});
