import { expect, test } from "vitest";
import { AppError, appErrorCodes } from "../contracts/app-error.ts";
import { errorDetails } from "./error-details.ts";
import { pageHint, pageNotice } from "./page-words.ts";

test.each([
  [
    "run.unknown",
    "soundings runs lists the runs of this folder; -C FOLDER looks in another.",
    "The list of runs names every run of the folder.",
  ],
  [
    "budget.exceeded",
    "Raise --budget and give the same command again: every reply so far is kept, and it continues from there.",
    "Raise the budget and start it again: every reply so far is kept, and it goes on from there.",
  ],
  ["store.damaged", "Run again: it is rebuilt.", "Run again: it is rebuilt."],
  [
    "config.invalid",
    "Write dotted paths with lists of values under vary:, such as chunk.size: [300, 600].",
    "Write dotted paths with lists of values under vary:, such as chunk.size: [300, 600].",
  ],
  [
    "config.invalid",
    "Correct it in soundings.yaml, -1 is too small.",
    "Correct it in soundings.yaml, -1 is too small.",
  ],
  ["adapter.missing-package", "Call it with --debug.", null],
] as const)("of %s a page is told what it can do: %j", (code, hint, told) => {
  expect(pageHint(code, hint)).toBe(told);
});

test("no hint that a page is told in place of another names a command itself", () => {
  for (const code of appErrorCodes) {
    const told = pageHint(code, "Call soundings run again.");
    expect([code, told === null ? null : pageHint(code, told)]).toEqual([code, told]);
  }
});

test("an error that reaches a page has the page's own hint", () => {
  const error = new AppError("questions.missing", {
    message: "There are no questions.",
    hint: "soundings questions draft proposes some from the sources.",
  });
  expect(errorDetails(error, "/home/ada/tides")).toEqual({
    code: "questions.missing",
    message: "There are no questions.",
    hint: "Add questions on the page of questions, or have some proposed from the sources.",
  });
});

test.each([
  ["3 drafts are not used: accept or reject with soundings questions.", "3 drafts are not used."],
  ["Read them; then soundings questions accept --all.", "Read them."],
  ["Line 3: this stays as it is.", "Line 3: this stays as it is."],
])("a notice is told without the clause that names a command: %j", (notice, told) => {
  expect(pageNotice(notice)).toBe(told);
});
