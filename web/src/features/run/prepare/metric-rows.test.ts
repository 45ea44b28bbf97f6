import { expect, test } from "vitest";
import { metricRows } from "./metric-rows.ts";

const summary = {
  value: 0.5,
  low: 0.4,
  high: 0.6,
  n: 10,
  notApplicable: 0,
  failed: 0,
  clusters: 3,
  version: "1",
};

test("metrics keep their order, and know what they are about and which way is better", () => {
  const rows = metricRows({
    "ndcg@10": summary,
    "answer-similarity@static-2": summary,
    "refusal-rate-answerable": summary,
    "gold-spans-cut": summary,
  });
  expect(rows.map(({ base, group, lowerIsBetter }) => [base, group, lowerIsBetter])).toEqual([
    ["ndcg", "retrieval", false],
    ["answer-similarity", "answer", false],
    ["refusal-rate-answerable", "refusal", true],
    ["gold-spans-cut", "retrieval", true],
  ]);
});

test("a metric beyond 0 and 1 gets a scale that holds it", () => {
  expect(metricRows({ own: { ...summary, value: 12, low: -3, high: 20 } })[0]!.domain).toEqual([-3, 20]);
});

test("what was not measured has the usual scale", () => {
  expect(metricRows({ own: { ...summary, value: null, low: null, high: null } })[0]!.domain).toEqual([0, 1]);
});
