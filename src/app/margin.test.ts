import { expect, test } from "vitest";
import { marginOf, parseMargin } from "./margin.ts";

test("metrics from 0 to 1 have a usual margin, at any cut-off; of others the scale is not known", () => {
  expect(marginOf("span-recall@7", undefined)).toBe(0.02);
  expect(marginOf("hit@2500ch", undefined)).toBe(0.02);
  expect(marginOf("answerability-auroc", undefined)).toBe(0.02);
  expect(marginOf("helpfulness-1-to-5", undefined)).toBeNull();
  expect(marginOf("helpfulness-1-to-5", 0.2)).toBe(0.2);
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
