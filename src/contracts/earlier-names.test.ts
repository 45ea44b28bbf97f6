import { expect, test } from "vitest";
import { inTodaysNames } from "./earlier-names.ts";

test("what was stored under an earlier name is read under today's", () => {
  const stored = { chunk: { size: 300 }, answer: { answerer: "none", maxSentences: 3 } };
  expect(inTodaysNames(stored)).toEqual({ chunk: { size: 300 }, answer: { kind: "none", maxSentences: 3 } });
});

test("what has today's names stays as it is", () => {
  const stored = { answer: { kind: "single" } };
  expect(inTodaysNames(stored)).toBe(stored);
});
