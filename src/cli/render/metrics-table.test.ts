import { expect, test } from "vitest";
import type { MetricSummary } from "../../contracts/outcome.ts";
import type { Run } from "../../contracts/run.ts";
import { metricsTable } from "./run-text.ts";

const scored: MetricSummary = {
  value: 0.5,
  low: null,
  high: null,
  n: 2,
  notApplicable: 1,
  failed: 0,
  clusters: 2,
  version: "1",
};
const idle: MetricSummary = { ...scored, value: null, n: 0, notApplicable: 3, clusters: 0 };

test("metrics that apply to no question are named below, those that failed stay in the table", () => {
  const failed = { ...idle, notApplicable: 1, failed: 2 };
  const text = metricsTable({
    metrics: { "hit@5": scored, rounds: idle, judged: failed, graded: idle },
  } as unknown as Run);
  expect(text.split("\n").map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    "metric",
    "hit@5",
    "judged",
    "Not applicable to any question: rounds, graded.",
  ]);
});
