import { expect, test } from "vitest";
import { type AnswerOccurrence, answerInGold, wordsInGold } from "./answer-in-gold.ts";

const passages = ["The mooring is number 14, beside the fuel berth.", "Die Heizung: im Keller (links)."];

test.each<[string, AnswerOccurrence]>([
  [" number 14 ", "word-for-word"],
  ["Number 14 beside the fuel-berth", "normalised"],
  ["im Keller, links", "normalised"],
  ["number 1", "word-for-word"],
  ["NUMBER 1", "absent"],
  ["berth. Die Heizung", "absent"],
  ["number fourteen", "absent"],
  ["?!", "absent"],
])("%j stands %s", (answer, occurrence) => {
  expect(answerInGold(answer, passages)).toBe(occurrence);
});

test("the share of an answer's words that its gold holds", () => {
  expect(wordsInGold("Berth number fourteen, berth", passages)).toBeCloseTo(2 / 3);
  expect(wordsInGold("…", passages)).toBe(0);
});
