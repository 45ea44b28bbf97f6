import { expect, test } from "vitest";
import { distinctiveTerms } from "./distinctive-terms.ts";

const texts = [
  "The boats sail today. Number 12.",
  "A boat sails, other Boats sink today.",
  "Boats need oil today.",
  "The oven bakes today.",
  "Ovens bake bread; the oven is hot.",
  "An oven needs cleaning today.",
].map((text) => ({ text, language: "en" }));

const named = (
  given: typeof texts,
  clusterOf: (text: number) => number | undefined,
  clusters: number,
  termsEach: number,
) => distinctiveTerms(given, clusterOf, { clusters, termsEach, breathe: () => undefined });

test("terms tell a cluster from the others, written as they mostly are there", async () => {
  const clusterOf = (text: number) => (text < 3 ? 0 : 1);
  expect(await named(texts, clusterOf, 2, 2)).toEqual([
    ["boats", "sail"],
    ["oven", "bake"],
  ]);
});

test("texts without a cluster count only for how common a term is", async () => {
  expect(await named(texts, (text) => (text < 3 ? 0 : undefined), 1, 1)).toEqual([["boats"]]);
});

test("a cluster whose texts hold no letter has no terms", async () => {
  const numbers = ["1 2 3", "1 2", "…"].map((text) => ({ text, language: "und" }));
  expect((await named([...numbers, ...texts], (text) => (text < 3 ? 0 : 1), 2, 3))[0]).toEqual([]);
});
