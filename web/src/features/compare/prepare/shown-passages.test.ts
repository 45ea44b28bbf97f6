import { expect, test } from "vitest";
import { shownPassages } from "./shown-passages.ts";

const passage = (rank: number, gold = false) => ({
  source: "a.md",
  start: rank,
  end: rank + 1,
  where: null,
  firstLine: null,
  lastLine: null,
  page: null,
  quote: null,
  rank,
  score: 1 / rank,
  gold,
  given: rank < 6,
  words: null,
});

test("the best eight are shown, and gold from wherever it stands", () => {
  const ranking = Array.from({ length: 12 }, (_, index) => passage(index + 1, index === 10));
  const { shown, more } = shownPassages(ranking);
  expect(shown.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 11]);
  expect(more).toBe(3);
});

test("without passages there are none", () => {
  expect(shownPassages([])).toEqual({ shown: [], more: 0 });
});
