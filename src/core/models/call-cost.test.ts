import fc from "fast-check";
import { expect, test } from "vitest";
import type { ModelUsage } from "../../contracts/model.ts";
import { boundOf, costOf, searchCostOf } from "./call-cost.ts";
import { freeTokens, type TokenPrices } from "./token-prices.ts";

const usage = { inputTokens: 1000, outputTokens: 200 };

test.each<[string, ModelUsage, TokenPrices, number]>([
  ["input and output", usage, { input: 2, output: 8 }, 0.0036],
  [
    "cached input apart",
    { ...usage, cachedInputTokens: 400 },
    { input: 2, cachedInput: 0.5, output: 8 },
    0.003,
  ],
  [
    "cached input as input where it has no price",
    { ...usage, cachedInputTokens: 400 },
    { input: 2, output: 8 },
    0.0036,
  ],
  ["reasoning as output", { ...usage, reasoningTokens: 150 }, { input: 2, output: 8 }, 0.0036],
  [
    "input from no cache as written to one",
    { ...usage, cachedInputTokens: 400 },
    { input: 2, cachedInput: 0.5, cacheWrite: 2.5, output: 8 },
    0.0033,
  ],
  [
    "a long prompt at the higher prices",
    { inputTokens: 1001, outputTokens: 200 },
    { input: 2, output: 8, above: { inputTokens: 1000, input: 4, output: 12 } },
    0.006404,
  ],
  [
    "a prompt at the step at the lower ones",
    usage,
    { input: 2, output: 8, above: { inputTokens: 1000, input: 4, output: 12 } },
    0.0036,
  ],
  [
    "more cached than there was as all of it",
    { ...usage, cachedInputTokens: 5000 },
    { input: 2, cachedInput: 1, output: 0 },
    0.001,
  ],
  ["nothing where nobody charges", usage, freeTokens, 0],
])("counts %s", (_, used, prices, usd) => {
  expect(costOf(used, prices)).toBeCloseTo(usd, 12);
});

test("without a price there is neither cost nor bound", () => {
  expect([costOf(usage, undefined), boundOf({ inputTokens: 1, maxOutputTokens: 1 }, undefined)]).toEqual([
    undefined,
    undefined,
  ]);
});

test("a bound takes the dearest way of reading the input, and the longest reply", () => {
  const prices = { input: 2, cachedInput: 0.5, cacheWrite: 2.5, output: 10 };
  expect(boundOf({ inputTokens: 1000, maxOutputTokens: 100 }, prices)).toBeCloseTo(0.0035, 12);
});

test("searches are sold by the thousand", () => {
  expect([searchCostOf(500, 2), searchCostOf(500, undefined)]).toEqual([1, undefined]);
});

const price = fc.double({ min: 0, max: 100, noNaN: true });
const flatPrices = fc.record(
  { input: price, output: price, cachedInput: price, cacheWrite: price },
  { requiredKeys: ["input", "output"] },
);
const anyPrices = fc.record(
  {
    input: price,
    output: price,
    cachedInput: price,
    cacheWrite: price,
    above: fc
      .tuple(fc.integer({ min: 1, max: 20_000 }), flatPrices)
      .map(([inputTokens, flat]) => ({ inputTokens, ...flat })),
  },
  { requiredKeys: ["input", "output"] },
);
const tokens = fc.integer({ min: 0, max: 40_000 });

test("no call within its bound of tokens costs more than its bound", () => {
  fc.assert(
    fc.property(
      anyPrices,
      tokens,
      tokens,
      tokens,
      fc.nat(),
      fc.nat(),
      (prices, most, longest, cached, less, shorter) => {
        const used = {
          inputTokens: most - (less % (most + 1)),
          outputTokens: longest - (shorter % (longest + 1)),
          cachedInputTokens: cached,
        };
        const cost = costOf(used, prices) as number;
        const bound = boundOf({ inputTokens: most, maxOutputTokens: longest }, prices) as number;
        expect(cost).toBeLessThanOrEqual(bound * (1 + 1e-12));
      },
    ),
  );
});
