import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import { usedQuestions } from "./used-questions.ts";

const numbered = (...entries: Partial<QuestionEntry>[]) =>
  entries.map((entry, index) => ({
    where: `line ${index + 1}`,
    entry: { id: String(index), question: "?", ...entry },
  }));
const written = numbered(
  {},
  { draft: true },
  { split: "test" },
  { split: "test", draft: true },
  { draft: false },
);

test("drafts are not used, and it says so", () => {
  expect(usedQuestions(written, undefined)).toEqual({
    questions: [written[0], written[2], written[4]],
    notices: ["2 drafts are not used: accept or reject with soundings questions."],
  });
});

test("one part is used where one is chosen", () => {
  expect(usedQuestions(written, "test")).toEqual({
    questions: [written[2]],
    notices: [
      "2 drafts are not used: accept or reject with soundings questions.",
      '2 questions outside the part "test" are not used.',
    ],
  });
});

test("without questions there is nothing to say", () => {
  expect(usedQuestions([], "test")).toEqual({ questions: [], notices: [] });
});

test("a part that no question belongs to is named with those there are", () => {
  const thrown = () => usedQuestions(written, "tets");
  expect(thrown).toThrow(AppError);
  expect(thrown).toThrow('No question belongs to the part "tets".');
});
