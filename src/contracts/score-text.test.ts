import { expect, test } from "vitest";
import { differenceText, intervalText, scoreText } from "./score-text.ts";

test("scores have three places and no leading zero", () => {
  expect([0.7412, 1, 0, -0.02, -0.0001, 12.5, null].map((value) => scoreText(value))).toEqual([
    ".741",
    "1.000",
    ".000",
    "-.020",
    ".000",
    "12.5",
    "–",
  ]);
});

test("differences have a sign where there is one to see", () => {
  expect([0.031, 372.333, -0.008, 0.0001, -0.0001, null].map((value) => differenceText(value))).toEqual([
    "+.031",
    "+372",
    "-.008",
    ".000",
    ".000",
    "–",
  ]);
});

test("an interval shows on which side of zero it ends", () => {
  expect(intervalText(-0.0421, -0.0001)).toBe("[-.042, -.0001]");
  expect(intervalText(0.00004, 0.5)).toBe("[.00004, .500]");
  expect(intervalText(-0.02, 0)).toBe("[-.020, .000]");
  expect(intervalText(null, null)).toBe("[–, –]");
});
