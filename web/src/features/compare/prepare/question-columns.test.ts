import { expect, test } from "vitest";
import { sampleMatrix } from "./matrix.fixture.ts";
import { questionCell } from "./question-cell.ts";
import { plainText, questionColumns } from "./question-columns.ts";

const columns = questionColumns(sampleMatrix());

test("scores become numbers, what was not scored is no number, and a run without the metric says so", () => {
  expect(columns.runs.map(({ run, status, scores }) => ({ run, status, scores: [...scores] }))).toEqual([
    { run: "a", status: "sssnfs", scores: [1, 0.2, 0.3, Number.NaN, Number.NaN, 0.6] },
    { run: "b", status: "sssns-", scores: [0.4, 0.9, 0.3, Number.NaN, 1, Number.NaN] },
    { run: "c", status: "??????", scores: Array.from({ length: 6 }, () => Number.NaN) },
  ]);
  expect(columns.highest).toBe(1);
});

test("every cell says what it is", () => {
  expect([0, 1, 3, 4].map((place) => questionCell(columns.runs[0]!, place))).toEqual([
    { status: "scored", score: 1, answer: "given" },
    { status: "scored", score: 0.2, answer: "refused" },
    { status: "not-applicable", answer: "given" },
    { status: "failed", answer: "failed" },
  ]);
  expect(questionCell(columns.runs[1]!, 5)).toEqual({ status: "not-asked", answer: null });
  expect(questionCell(columns.runs[2]!, 0)).toEqual({ status: "not-measured", answer: null });
});

test("texts are sought without case and accents", () => {
  expect(plainText("Wo ist ÖL?")).toBe("wo ist ol?");
});

test("bars of a metric that counts end at its highest score", () => {
  const counted = sampleMatrix({
    columns: [{ run: "a", metric: "ndcg@10", status: "ssssss", scores: [1, 2, 7, 3, 0, 0] }],
  });
  expect(questionColumns(counted).highest).toBe(7);
});
