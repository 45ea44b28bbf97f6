import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Question } from "../../contracts/question-set.ts";
import { eachQuestion } from "./each-question.ts";

/** What a reader that looks for beginnings could stumble over. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('},{"id":', "},{", '\\"', '"}],"group":"', "]", "\\"),
);
const question: fc.Arbitrary<Question> = fc.record(
  {
    id: text,
    question: text,
    answerable: fc.constantFrom(true, false, null),
    answer: text,
    gold: fc.array(fc.record({ source: text, start: fc.nat(), end: fc.nat() }), { maxLength: 2 }),
    group: text,
    tags: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ["id", "question", "answerable", "gold", "group"], noNullPrototype: true },
);

function taken(list: string, pieceCharacters?: number): Question[] {
  const questions: Question[] = [];
  eachQuestion(
    new TextEncoder().encode(list),
    (one) => questions.push(one),
    pieceCharacters === undefined ? {} : { pieceCharacters },
  );
  return questions;
}

test("questions read piece by piece are those of the whole list, whatever stands in their texts", () => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 8 }), fc.nat(200), (questions, pieceCharacters) => {
      const list = JSON.stringify(questions);
      // A lone surrogate is none in UTF-8.
      fc.pre(list.isWellFormed());
      expect(taken(list, pieceCharacters)).toEqual(JSON.parse(list));
    }),
  );
});

test("many short questions are read in their order", () => {
  const questions = Array.from({ length: 5000 }, (_, index): Question => {
    return { id: `q${index}`, question: "When?", answerable: true, gold: [], group: "harbour" };
  });
  expect(taken(JSON.stringify(questions))).toEqual(questions);
});

test("a list that breaks off says that it is damaged", () => {
  const list = JSON.stringify(Array.from({ length: 5000 }, (_, id) => ({ id: `q${id}` })));
  expect(() => taken(list.slice(0, -20))).toThrow("A stored question set is damaged.");
});
