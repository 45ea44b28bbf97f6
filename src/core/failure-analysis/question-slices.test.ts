import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { questionSlices } from "./question-slices.ts";

function question(id: string, words: string, more: Partial<Question> = {}): Question {
  return { id, question: words, answerable: true, gold: [], group: id, ...more };
}

const views = { typeOf: () => "other", languageOf: () => undefined };

function slicesOf(questions: readonly Question[], changed: Partial<typeof views> = {}) {
  return questionSlices(questions, { ...views, ...changed }).map(({ dimension, value, inside }) => [
    dimension,
    value,
    [...inside].join(""),
  ]);
}

test("slices by first gold source and its outermost folder", () => {
  const gold = (source: string) => ({
    gold: [
      { source, start: 0, end: 1 },
      { source: "z.md", start: 0, end: 1 },
    ],
  });
  const questions = [
    question("1", "?", gold("a/b/x.md")),
    question("2", "?", gold("y.md")),
    question("3", "?"),
  ];
  expect(slicesOf(questions)).toEqual([
    ["source", "a/b/x.md", "100"],
    ["source", "y.md", "010"],
    ["folder", "a/", "100"],
    ["folder", "(no folder)", "010"],
  ]);
});

test("slices by every tag of a question, each once", () => {
  expect(slicesOf([question("1", "?", { tags: ["hard", "number", "hard"] }), question("2", "?")])).toEqual([
    ["tag", "hard", "10"],
    ["tag", "number", "10"],
  ]);
});

test("slices by terciles of length, in characters", () => {
  const words = ["a", "bb", "ccc", "dddd", "eeeee", "ffffff"];
  expect(slicesOf(words.map((text, index) => question(`${index}`, text)))).toEqual([
    ["length", "short (up to 2 characters)", "110000"],
    ["length", "medium (up to 4)", "001100"],
    ["length", "long (over 4)", "000011"],
  ]);
});

test("slices by type, language and answerability, where nobody said by none", () => {
  const questions = [
    question("1", "x"),
    question("2", "x", { answerable: false }),
    question("3", "x", { answerable: null }),
  ];
  const found = slicesOf(questions, {
    typeOf: (({ id }: Question) => (id === "1" ? "person" : "place")) as typeof views.typeOf,
    languageOf: (({ id }: Question) => ({ 1: "de", 2: "en" })[id]) as typeof views.languageOf,
  });
  expect(found).toEqual([
    ["type", "person", "100"],
    ["type", "place", "011"],
    ["language", "de", "100"],
    ["language", "en", "010"],
    ["answerability", "answerable", "100"],
    ["answerability", "not answerable", "010"],
  ]);
});

test("has no slice of equal questions, nor of none", () => {
  expect(slicesOf([question("1", "x"), question("2", "y")])).toEqual([]);
  expect(slicesOf([])).toEqual([]);
});
