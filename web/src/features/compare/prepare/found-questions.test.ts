import { expect, test } from "vitest";
import { foundQuestions, type QuestionFilter } from "./found-questions.ts";
import { sampleMatrix } from "./matrix.fixture.ts";
import { questionColumns } from "./question-columns.ts";
import { questionMarks } from "./question-marks.ts";

const columns = questionColumns(sampleMatrix());
const marks = questionMarks(columns, 1);
const everything: QuestionFilter = { kind: undefined, tag: undefined, split: undefined, text: undefined };

function found(filter: Partial<QuestionFilter>) {
  const { places, kinds, tags, splits } = foundQuestions(columns, marks, { ...everything, ...filter });
  return {
    ids: [...places].map((place) => columns.ids[place]),
    kinds,
    tags: [...tags],
    splits: [...splits],
  };
}

test("without a filter all are there, with the count of every kind, tag and part", () => {
  expect(found({})).toEqual({
    ids: ["q1", "q2", "q3", "q4", "q5", "q6"],
    kinds: {
      all: 6,
      moved: 2,
      gained: 1,
      lost: 1,
      "first-right": 1,
      "second-right": 1,
      "both-wrong": 1,
      "all-wrong": 0,
      failed: 1,
      refused: 2,
      unanswerable: 1,
    },
    tags: [2, 2],
    splits: [2, 2],
  });
});

test("filters join, and every count says what choosing it would give", () => {
  const { ids, kinds, tags, splits } = found({ kind: "moved", tag: "hard" });
  expect({ ids, moved: kinds.moved, all: kinds.all, tags, splits }).toEqual({
    ids: ["q2"],
    moved: 1,
    all: 2,
    tags: [2, 1],
    splits: [1, 0],
  });
});

test.each([
  [{ text: " OL " }, ["q3"]],
  [{ text: "Q6" }, ["q6"]],
  [{ split: "test" }, ["q3", "q4"]],
  [{ tag: "easy" }, ["q1", "q2"]],
  [{ tag: "no such tag" }, []],
  [{ split: "no such part" }, []],
  [{ kind: "unanswerable" as const }, ["q4"]],
])("%j finds %j", (filter, ids) => {
  expect(found(filter).ids).toEqual(ids);
});
