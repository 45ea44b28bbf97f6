import { expect, test } from "vitest";
import { requirePrice } from "./unknown-price.ts";
import { ask } from "./events-of.fixture.ts";
import { pricedCalls } from "./priced-calls.ts";

const prices = { input: 2, output: 10 };
const countTokens = (text: string) => text.split(" ").length;

test("bounds a request by its tokens and its longest reply, and counts what it used", () => {
  const { boundOf, costOf } = pricedCalls({ prices, tokenizer: "o200k" }, countTokens);
  // Four words with their margin are 5, the frame 7 and its margin 34.
  expect(boundOf(ask)).toBeCloseTo((46 * 2 + 90 * 10) / 1_000_000, 12);
  expect(costOf({ inputTokens: 11, outputTokens: 9 })).toBeCloseTo(0.000112, 12);
});

test("bounds a request by its bytes where the model's tokenizer is not known", () => {
  const { boundOf } = pricedCalls({ prices, tokenizer: null }, countTokens);
  expect(boundOf(ask)).toBeCloseTo(((21 + 4 + 7 + 272) * 2 + 90 * 10) / 1_000_000, 12);
});

test("says nothing where no price is known", () => {
  const { boundOf, costOf } = pricedCalls({ prices: undefined, tokenizer: null }, countTokens);
  expect([boundOf(ask), costOf({ inputTokens: 1, outputTokens: 1 })]).toEqual([undefined, undefined]);
});

test("a model without a price is refused before anything is asked", () => {
  expect(() => requirePrice("openai/mine", undefined)).toThrow(
    expect.objectContaining({
      code: "budget.unknown-price",
      message: 'Nobody knows what a call of "openai/mine" costs, so a budget cannot be kept.',
    }),
  );
});

test("of a model that is billed by time, that is said", () => {
  expect(() => requirePrice("sagemaker/mine", { billing: "time", prices: undefined })).toThrow(
    expect.objectContaining({
      message:
        '"sagemaker/mine" is billed by the time its machines run, so nobody can say what a call costs, and a budget cannot be kept.',
    }),
  );
});

test("a model that is free has a price", () => {
  expect(() =>
    requirePrice("ollama/mine", { billing: "free", prices: { input: 0, output: 0 } }),
  ).not.toThrow();
});
