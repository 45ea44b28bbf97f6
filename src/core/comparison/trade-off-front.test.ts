import { expect, test } from "vitest";
import { tradeOffFront } from "./trade-off-front.ts";

test("a run is on the front unless another equals or beats it in everything", () => {
  const front = tradeOffFront([
    { quality: 0.9, costs: [10, 100] },
    { quality: 0.8, costs: [2, 100] },
    { quality: 0.7, costs: [5, 100] },
    { quality: 0.9, costs: [20, 100] },
  ]);
  expect(front).toEqual([true, true, false, false]);
});

test("costs within a tenth of each other are the same", () => {
  expect(
    tradeOffFront([
      { quality: 0.9, costs: [10] },
      { quality: 0.8, costs: [9.5] },
    ]),
  ).toEqual([true, false]);
});

test("what was not measured decides nothing, and a run without a quality is on no front", () => {
  expect(
    tradeOffFront([
      { quality: 0.9, costs: [null] },
      { quality: 0.8, costs: [1] },
      { quality: null, costs: [0] },
    ]),
  ).toEqual([true, false, false]);
});

test("twins do not push each other off", () => {
  expect(
    tradeOffFront([
      { quality: 0.9, costs: [1] },
      { quality: 0.9, costs: [1] },
    ]),
  ).toEqual([true, true]);
});
