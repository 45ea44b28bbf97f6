import fc from "fast-check";
import { expect, test } from "vitest";
import { diffTexts, diffTokens, linesOf, wordsOf } from "./diff-tokens.ts";

const texts = fc.array(fc.constantFrom("sea", "pier", " ", "\n", ",", "ä", "🛶", "我", "x"), {
  maxLength: 60,
});

test("what was not added is the text before, what was not removed the text after", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const [before, after] = [left.join(""), right.join("")];
      const pieces = diffTexts(before, after);
      const text = (without: string) =>
        pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join("");
      expect([text("added"), text("removed")]).toEqual([before, after]);
    }),
  );
});

test("words and lines joined are the text again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect([wordsOf(text).join(""), linesOf(text).join("")]).toEqual([text, text]);
    }),
  );
});

test("a word put in another's place is one removal and one addition", () => {
  expect(diffTexts("The ferry leaves at ten.", "The boat leaves at ten.")).toEqual([
    { kind: "same", text: "The " },
    { kind: "removed", text: "ferry" },
    { kind: "added", text: "boat" },
    { kind: "same", text: " leaves at ten." },
  ]);
});

test("white space between two changes belongs to them where it is called a gap", () => {
  expect(diffTexts("two old blue sacks", "two new red sacks")).toEqual([
    { kind: "same", text: "two " },
    { kind: "removed", text: "old blue" },
    { kind: "added", text: "new red" },
    { kind: "same", text: " sacks" },
  ]);
  expect(diffTokens(["a", " ", "b"], ["c", " ", "d"])?.map(({ text }) => text)).toEqual([
    "a",
    "c",
    " ",
    "b",
    "d",
  ]);
});

test("scripts without spaces are compared letter by letter", () => {
  expect(diffTexts("我喜欢苹果", "我喜欢香蕉")).toEqual([
    { kind: "same", text: "我喜欢" },
    { kind: "removed", text: "苹果" },
    { kind: "added", text: "香蕉" },
  ]);
});

test("no two neighbours are of one kind, and none is empty", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const pieces = diffTexts(left.join(""), right.join(""));
      expect(pieces.filter(({ kind, text }, at) => text === "" || pieces[at + 1]?.kind === kind)).toEqual([]);
    }),
  );
});

test("the same text is one piece, and nothing is none", () => {
  expect([diffTexts("a b", "a b"), diffTexts("", "")]).toEqual([[{ kind: "same", text: "a b" }], []]);
});

test("texts that share almost nothing are told as a whole", () => {
  const many = (letter: string) => Array.from({ length: 2000 }, (_, at) => `${letter}${at}\n`).join("");
  expect(diffTokens(wordsOf(many("a")), wordsOf(many("b")))).toBe(undefined);
  expect(diffTexts(many("a"), many("b"))).toEqual([
    { kind: "removed", text: many("a") },
    { kind: "added", text: many("b") },
  ]);
});
