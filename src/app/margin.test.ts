import { expect, test } from "vitest";
import { marginOf, parseMargin } from "./margin.ts";

test("metrics from 0 to 1 have a usual margin, at any cut-off; of others the scale is not known", () => {
  expect(marginOf("span-recall@7", undefined)).toBe(0.02);
  expect(marginOf("hit@2500ch", undefined)).toBe(0.02);
  expect(marginOf("answerability-auroc", undefined)).toBe(0.02);
  expect(marginOf("helpfulness-1-to-5", undefined)).toBeNull();
  expect(marginOf("helpfulness-1-to-5", 0.2)).toBe(0.2);
});

test("a margin as large as the scale is refused: nothing could be worse", () => {
  expect(() => marginOf("ndcg@10", 1)).toThrow(
    "A margin of 1 accepts any loss of ndcg@10, which runs from 0 to 1.",
  );
  expect(marginOf("stars", 1)).toBe(1);
});

test.each([
  ["-0.02", "The margin -0.02 has the wrong sign: it says how much may be lost, and is not below zero."],
  ["two", 'The margin "two" is not a number.'],
  ["", 'The margin "" is not a number.'],
  ["NaN", 'The margin "NaN" is not a number.'],
])("the margin %j is refused in one sentence", (text, message) => {
  expect(() => parseMargin(text)).toThrow(message);
});

test("a margin of zero asks for superiority alone", () => {
  expect([parseMargin("0"), parseMargin("0.05")]).toEqual([0, 0.05]);
});
