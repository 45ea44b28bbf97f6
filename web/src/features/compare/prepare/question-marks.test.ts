import { expect, test } from "vitest";
import { sampleMatrix } from "./matrix.fixture.ts";
import { questionColumns } from "./question-columns.ts";
import { bitOf, isQuestionKind, type QuestionKind, questionKinds, questionMarks } from "./question-marks.ts";

function kinds(marks: Uint16Array): QuestionKind[][] {
  return [...marks].map((mark) => questionKinds.filter((kind) => (mark & bitOf(kind)) !== 0));
}

test("every question has the kinds it is of; what was not scored is neither right nor wrong", () => {
  const two = sampleMatrix({ runs: sampleMatrix().runs.slice(0, 2) });
  expect(kinds(questionMarks(questionColumns(two), 1))).toEqual([
    ["moved", "lost", "first-right"],
    ["moved", "gained", "second-right", "refused"],
    ["both-wrong", "all-wrong"],
    ["refused", "unanswerable"],
    ["failed"],
    [],
  ]);
});

test("a run that was not measured moves nothing and is not wrong", () => {
  expect(kinds(questionMarks(questionColumns(sampleMatrix()), 2))).toEqual([
    [],
    ["refused"],
    [],
    ["refused", "unanswerable"],
    ["failed"],
    [],
  ]);
});

test("where lower is better, less is a gain and right lies below the threshold", () => {
  const matrix = sampleMatrix({
    runs: sampleMatrix().runs.slice(0, 2),
    right: { metric: "ndcg@10", lowerIsBetter: true, threshold: 0.5, sentence: "" },
  });
  expect(kinds(questionMarks(questionColumns(matrix), 1)).slice(0, 3)).toEqual([
    ["moved", "gained", "second-right"],
    ["moved", "lost", "first-right", "refused"],
    [],
  ]);
});

test("an address may name anything", () => {
  expect(["moved", "constructor", "", undefined].map(isQuestionKind)).toEqual([true, false, false, false]);
});
