import { expect, test } from "vitest";
import { readQuestion } from "./question-reading.ts";
import { termWeightOf } from "./term-statistics.ts";

test("every term has its part of the weight, the words that ask a small one", () => {
  const { kind, shares, numberOf } = readQuestion("In what year did boats carry boats?", "en", () => 1);
  expect(kind).toBe("time");
  expect(["year", "boat", "carri"].map((term) => shares[numberOf(term) as number])).toEqual([
    0.2 / 2.2,
    1 / 2.2,
    1 / 2.2,
  ]);
});

test("a question of stop words has no terms", () => {
  expect(readQuestion("Who am I?", "en", () => 1).shares).toEqual(Float64Array.of());
});

test.each([
  ["inventor", "invention", true],
  ["Leuchtturm", "Leuchttürme", true],
  ["interest", "intern", false],
  ["tide", "tidal", false],
  ["computer", "commuter", false],
])("%s is related to %s: %j", (asked, met, related) => {
  const { relatedTo } = readQuestion(asked, "und", () => 1);
  expect(relatedTo(met.toLowerCase().replace("ü", "u")) !== undefined).toBe(related);
});

test("weights are BM25's with statistics, and go by the term's shape without", () => {
  const known = termWeightOf({ documents: 9, documentFrequency: (term) => (term === "tide" ? 3 : 0) });
  expect(known("tide")).toBeCloseTo(Math.log(1 + 6.5 / 3.5), 12);
  const guessed = termWeightOf(undefined);
  expect(["ebb", "tide", "estuary", "1759"].map(guessed)).toEqual([4, 3 + 4 / 3, 3 + 7 / 3, 6]);
  expect(termWeightOf({ documents: 0, documentFrequency: () => 0 })("ebb")).toBe(4);
});
