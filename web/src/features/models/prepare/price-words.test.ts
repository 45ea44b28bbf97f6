import { expect, test } from "vitest";
import { price, sourceOf } from "./price-words.ts";

test("prices have as many digits as they need, and none where there is none", () => {
  expect([price(3), price(0.1), price(0.0375), price(null)]).toEqual(["$3", "$0.10", "$0.0375", ""]);
});

test("where a price stands is a host, the settings, or that nobody charges", () => {
  const at = (source: string | null) =>
    sourceOf({ input: 1, output: 1, cachedInput: null, perThousandSearches: null, source, date: null });
  expect([at("https://example.org/pricing#a"), at("config"), at(null), at("the price list")]).toEqual([
    "example.org",
    "soundings.yaml",
    "nobody charges",
    "the price list",
  ]);
});
