import { expect, test } from "vitest";
import { answerMark, cellText } from "./cell-text.ts";

test("what was not scored says why, and is no zero", () => {
  expect([
    cellText({ status: "scored", score: 0, answer: null }),
    cellText({ status: "failed", answer: "failed" }),
    cellText({ status: "not-asked", answer: null }),
    cellText({ status: "not-applicable", answer: null }),
    cellText({ status: "not-measured", answer: null }),
  ]).toEqual([0, "failed", "not asked", "not applicable", "no such metric"]);
});

test("only an answer that is none has a mark", () => {
  expect([
    answerMark({ status: "scored", score: 1, answer: "given" }),
    answerMark({ status: "scored", score: 0, answer: "refused" }),
    answerMark({ status: "failed", answer: "failed" }),
    answerMark({ status: "not-asked", answer: null }),
  ]).toEqual([null, "refused", "no answer", null]);
});
