import { expect, test } from "vitest";
import { promisesNoAnswer } from "./no-answer.ts";

test.each<[string, ReturnType<typeof promisesNoAnswer>]>([
  ["", "maybe"],
  ["NOT", "maybe"],
  [' **"NOT_IN', "maybe"],
  ["NOT_IN_SOURCES", "said"],
  ["`NOT_IN_SOURCES`. Sorry.", "said"],
  ["Not in", false],
  ["NOTHING", false],
  ["The answer is NOT_IN_SOURCES", false],
])("%j", (text, promised) => {
  expect(promisesNoAnswer(text)).toBe(promised);
});
