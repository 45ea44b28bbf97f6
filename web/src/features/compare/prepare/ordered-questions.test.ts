import { expect, test } from "vitest";
import { sampleMatrix } from "./matrix.fixture.ts";
import { orderedQuestions } from "./ordered-questions.ts";
import { questionColumns } from "./question-columns.ts";

const columns = questionColumns(sampleMatrix());
const all = Uint32Array.from([0, 1, 2, 3, 4, 5]);

test.each([
  ["question", false, ["q6", "q2", "q1", "q5", "q4", "q3"]],
  ["id", true, ["q6", "q5", "q4", "q3", "q2", "q1"]],
  ["A", true, ["q1", "q6", "q3", "q2", "q4", "q5"]],
  ["A", false, ["q2", "q3", "q6", "q1", "q4", "q5"]],
  ["difference", false, ["q1", "q3", "q2", "q4", "q5", "q6"]],
  ["difference", true, ["q2", "q3", "q1", "q4", "q5", "q6"]],
  ["size", true, ["q2", "q1", "q3", "q4", "q5", "q6"]],
  ["no such column", true, ["q1", "q2", "q3", "q4", "q5", "q6"]],
] as const)("by %s, highest first: %s", (column, down, ids) => {
  const ordered = orderedQuestions(columns, all, { column, down }, 1);
  expect(ordered.map((place) => columns.ids[place])).toEqual(ids);
});

test("without an order they stay as they are, and the places given are left alone", () => {
  const some = Uint32Array.from([4, 1]);
  expect(orderedQuestions(columns, some, undefined, 1)).toEqual([4, 1]);
  orderedQuestions(columns, some, { column: "id", down: false }, 1);
  expect([...some]).toEqual([4, 1]);
});
