import { expect, test } from "vitest";
import { usedPassages } from "./budget.ts";

const ranked = ["12345", "123", "1234567890"].map((text) => ({ text }));
const never = () => expect.unreachable("nothing is counted in tokens");

test.each([
  [2, 2],
  [9, 3],
])("without a budget, k of %d gives %d of three", async (k, used) => {
  expect(await usedPassages(ranked, { k, budget: undefined }, never)).toBe(used);
});

test.each([
  [1, 1],
  [5, 1],
  [7, 1],
  [8, 2],
  [17, 2],
  [18, 3],
  [1000, 3],
])("%d characters take %d passages whatever k is", async (characters, used) => {
  expect(await usedPassages(ranked, { k: 1, budget: { characters } }, never)).toBe(used);
});

test("tokens are counted by the function given", async () => {
  const inPairs = async (text: string) => Math.ceil(text.length / 2);
  expect(await usedPassages(ranked, { k: 1, budget: { tokens: 5 } }, inPairs)).toBe(2);
});

test("nothing ranked gives nothing", async () => {
  expect(await usedPassages([], { k: 5, budget: { characters: 10 } }, never)).toBe(0);
});
