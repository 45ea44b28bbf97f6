import { expect, test } from "vitest";
import type { RunSummary } from "../../../../../src/contracts/api/runs.ts";
import { intervalDomain } from "./interval-domain.ts";

function run(value: number | null, low: number | null, high: number | null): RunSummary {
  const summary = { value, low, high, n: 1, notApplicable: 0, failed: 0, clusters: 1, version: "1" };
  return { metrics: { "ndcg@10": summary } } as unknown as RunSummary;
}

test("the scale holds every interval, and a value without one", () => {
  const [low, high] = intervalDomain(
    [run(0.5, 0.4, 0.6), run(0.9, null, null), run(null, null, null)],
    "ndcg@10",
  );
  expect([low, high]).toEqual([expect.closeTo(0.375), expect.closeTo(0.925)]);
});

test("nothing measured gives the usual scale", () => {
  expect(intervalDomain([run(null, null, null)], "ndcg@10")).toEqual([0, 1]);
  expect(intervalDomain([], "ndcg@10")).toEqual([0, 1]);
});
