import { expect, test } from "vitest";
import { moneyOf, moneyOfAll } from "./money-sentence.ts";

const prices = {
  input: 1,
  output: 2,
  cachedInput: null,
  perThousandSearches: null,
  source: "https://example.org/prices",
  date: "2026-11-01",
};

test("what a model cost is told with its bound, and never as nothing where it is not known", () => {
  expect([
    moneyOf({ usd: 0.5, callsWithoutUsage: 0, prices }),
    moneyOf({ usd: 0.5, callsWithoutUsage: 3, prices }),
    moneyOf({ usd: null, callsWithoutUsage: null, prices: null }),
    moneyOf({ usd: null, callsWithoutUsage: null, prices }),
    moneyOf({ usd: 0, callsWithoutUsage: 0, prices }),
  ]).toEqual(["$0.5000", "at least $0.5000", "price not known", "not known", "$0.00"]);
});

test("the sum is a lower bound once one part is not known", () => {
  const known = { usd: 2, callsWithoutUsage: 0, prices };
  const unknown = { usd: null, callsWithoutUsage: null, prices: null };
  expect([moneyOfAll([known, known]), moneyOfAll([known, unknown]), moneyOfAll([unknown])]).toEqual([
    "$4.00",
    "at least $2.00",
    "not known",
  ]);
});
