import { expect, test } from "vitest";
import { forecastSearch } from "./forecast-search.ts";
import { sufficientBudget } from "./prepare-search.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { SearchSpace } from "./search-space.ts";

const space: SearchSpace = {
  factors: [{ name: "retrieve.k", levels: ["1", "2", "3"], stage: "retrieve" }],
  candidates: [0, 1, 2].map((level) => ({
    id: `k${level}`,
    levels: [level],
    index: "i",
    retrieval: "r",
  })),
};
const questions: SearchQuestion[] = Array.from({ length: 40 }, (_, at) => ({
  id: `q${at}`,
  cluster: `c${at}`,
  strata: [],
}));

test.each(["screen-race-confirm", "grid"] as const)("names a budget that is enough for %s", (strategy) => {
  const given = { strategy, seed: 1, baseline: "k0" };
  const enough = sufficientBudget(space, questions, { ...given, budget: 1 });
  const forecast = (budget: number) =>
    forecastSearch(space, questions, { ...given, budget, needsAnswers: true });
  expect(enough).toBeGreaterThan(1);
  expect(() => forecast(1)).toThrow(/budget/);
  expect(forecast(enough).evaluations).toBeGreaterThan(1);
  expect(sufficientBudget(space, questions, { ...given, budget: enough })).toBe(enough);
});
