import { expect, test } from "vitest";
import { letteredSentence } from "./lettered-sentence.ts";

test("ids of runs become their letters, and nothing else changes", () => {
  expect(letteredSentence("run-ab is better than run-a in hit@5: +.1.", ["run-a", "run-ab"])).toBe(
    "B is better than A in hit@5: +.1.",
  );
  expect(letteredSentence("Nothing is named (a+b).", ["(a+b)"])).toBe("Nothing is named A.");
  expect(letteredSentence("No run.", [])).toBe("No run.");
});

test("a minus is a minus, and a hyphen stays one", () => {
  expect(letteredSentence("b loses: -.064 [-.098, -.031] of mid-2 in span-recall@5.", ["x1", "b"])).toBe(
    "B loses: −.064 [−.098, −.031] of mid-2 in span-recall@5.",
  );
});
