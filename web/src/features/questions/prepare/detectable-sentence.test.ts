import { expect, test } from "vitest";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { detectableSentence, detectableTable } from "./detectable-sentence.ts";

const cell = (
  standardDeviation: number,
  intraClusterCorrelation: number,
  difference: number,
): QuestionCheck["detectable"][number] => ({
  standardDeviation,
  intraClusterCorrelation,
  outcome: { status: "estimated", difference, questions: 168, clusters: 40, designEffect: 1.3 },
});

test("what a set can tell is said in points of 100", () => {
  expect(detectableSentence([cell(0.5, 0.1, 0.124), cell(0.25, 0.1, 0.068), cell(0.25, 0, 0.05)])).toBe(
    "With these 168 questions in 40 clusters, two runs must differ by about 7 points of 100 where they seldom disagree about a question, and by about 12 where they often do, for a comparison to find it four times in five.",
  );
  expect(detectableSentence([cell(0.25, 0.1, 0.068)])).toBe(
    "With these 168 questions in 40 clusters, two runs must differ by about 7 points of 100 for a comparison to find it four times in five.",
  );
});

test("too few questions and none are said as such, never as a number", () => {
  expect(detectableSentence([cell(0.25, 0.1, 1.4)])).toBe(
    "168 questions in 40 clusters are too few to find any difference between two runs.",
  );
  expect(detectableSentence([])).toBe(
    "What differences this set can show cannot be said: it needs questions about two sources at least.",
  );
});

test("the table has a row for each disagreement and a column for each correlation, and gaps stay gaps", () => {
  const gap: QuestionCheck["detectable"][number] = {
    standardDeviation: 0.5,
    intraClusterCorrelation: 0.1,
    outcome: { status: "undefined", reason: "one-cluster" },
  };
  expect(detectableTable([cell(0.25, 0, 0.05), cell(0.25, 0.1, 0.068), cell(0.5, 0, 0.1), gap])).toEqual({
    correlations: [0, 0.1],
    rows: [
      { standardDeviation: 0.25, cells: [5, 7] },
      { standardDeviation: 0.5, cells: [10, null] },
    ],
  });
});
