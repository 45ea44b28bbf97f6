import fc from "fast-check";
import { expect, test } from "vitest";
import { type WordStretch, wordDifferences } from "./word-differences.ts";

test("a replaced word is one taken out and one put in", () => {
  expect(wordDifferences("Out by ten o'clock on Sunday.", "Out by noon on Sunday.")).toEqual([
    { kind: "same", text: "Out by " },
    { kind: "removed", text: "ten o'clock" },
    { kind: "added", text: "noon" },
    { kind: "same", text: " on Sunday." },
  ]);
});

test("words put in at either end are marked, and the rest is not", () => {
  expect(wordDifferences("the blue sacks", "Use the blue sacks upstairs")).toEqual([
    { kind: "added", text: "Use " },
    { kind: "same", text: "the blue sacks" },
    { kind: "added", text: " upstairs" },
  ]);
});

test("equal texts have one stretch, empty ones none", () => {
  expect(wordDifferences("same", "same")).toEqual([{ kind: "same", text: "same" }]);
  expect(wordDifferences("", "")).toEqual([]);
});

test("scripts without spaces are compared word by word too", () => {
  expect(wordDifferences("我喜欢苹果", "我喜欢香蕉")).toEqual([
    { kind: "same", text: "我喜欢" },
    { kind: "removed", text: "苹果" },
    { kind: "added", text: "香蕉" },
  ]);
});

test("texts too long for the table differ as a whole between what they share at their ends", () => {
  const long = (word: string): string => Array.from({ length: 2000 }, (_, at) => `${word}${at}`).join(" ");
  expect(wordDifferences(`a ${long("x")} z`, `a ${long("y")} z`)).toEqual([
    { kind: "same", text: "a " },
    { kind: "removed", text: long("x") },
    { kind: "added", text: long("y") },
    { kind: "same", text: " z" },
  ]);
});

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("the", "bed", " ", "\n", ",", "Öl", "我", "<b>"), { maxLength: 30 })
    .map((words) => words.join("")),
);

test("what is the same with what was taken out is the one text, with what was put in the other", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const stretches = wordDifferences(before, after);
      const without = (kind: WordStretch["kind"]): string =>
        stretches
          .filter((stretch) => stretch.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});

test("no two neighbours are of one kind, and none is empty", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const stretches = wordDifferences(before, after);
      expect(
        stretches.filter(({ kind, text }, at) => text === "" || stretches[at + 1]?.kind === kind),
      ).toEqual([]);
    }),
  );
});
