import { expect, test } from "vitest";
import { stepFrom, stepToMarked } from "./walk.ts";

const ordered = [7, 3, 5];

test.each([
  [undefined, 1, 7],
  [undefined, -1, 5],
  [7, 1, 3],
  [5, 1, 5],
  [7, -1, 7],
  [99, 1, 7],
] as const)("from %s by %s to %s", (chosen, step, to) => {
  expect(stepFrom(ordered, chosen, step)).toBe(to);
});

test("in an empty list there is nowhere to go", () => {
  expect(stepFrom([], 3, 1)).toBeUndefined();
});

test("the next that is marked is found on either side, and none is made up", () => {
  const isOdd5 = (place: number): boolean => place === 5 || place === 7;
  expect(stepToMarked(ordered, 7, 1, isOdd5)).toBe(5);
  expect(stepToMarked(ordered, 5, -1, isOdd5)).toBe(7);
  expect(stepToMarked(ordered, undefined, 1, isOdd5)).toBe(7);
  expect(stepToMarked(ordered, undefined, -1, isOdd5)).toBe(5);
  expect(stepToMarked(ordered, 5, 1, isOdd5)).toBeUndefined();
});
