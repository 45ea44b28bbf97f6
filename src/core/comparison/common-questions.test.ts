import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { alignQuestions } from "./common-questions.ts";

const question = (id: string, group = id, words = `words of ${id}`): Question => ({
  id,
  question: words,
  answerable: true,
  gold: [],
  group,
});
const [a, b, c, d] = [question("a", "s1"), question("b", "s2"), question("c", "s1"), question("d")];

test("the same questions in another order are found in both", () => {
  expect(alignQuestions([a, b, c], [c, a, b])).toEqual({
    status: "comparable",
    common: {
      first: Uint32Array.of(0, 1, 2),
      second: Uint32Array.of(1, 2, 0),
      clusterOf: Uint32Array.of(0, 1, 0),
    },
    onlyFirst: 0,
    onlySecond: 0,
  });
});

test("added questions are counted, on whichever side they are", () => {
  expect(alignQuestions([a], [a, b, c])).toMatchObject({ status: "comparable", onlyFirst: 0, onlySecond: 2 });
  expect(alignQuestions([a, b, c], [b])).toMatchObject({ status: "comparable", onlyFirst: 2, onlySecond: 0 });
});

test("a question with other words makes other question sets", () => {
  expect(alignQuestions([a, b], [a, question("b", "s2", "other words")])).toEqual({
    status: "other-questions",
    changed: ["b"],
    onlyFirst: 0,
    onlySecond: 0,
  });
});

test("sets that each have questions of their own are other sets", () => {
  expect(alignQuestions([a, b], [a, d])).toEqual({
    status: "other-questions",
    changed: [],
    onlyFirst: 1,
    onlySecond: 1,
  });
});
