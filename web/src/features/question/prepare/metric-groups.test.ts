import { expect, test } from "vitest";
import { groupedMetrics } from "./metric-groups.ts";

test("metrics stand with their like, in the order in which a question is answered", () => {
  const outcomes = ["citation-f1", "ndcg@10", "rounds", "hit@5", "refusal-rate-answerable", "token-f1"].map(
    (metric) => ({ metric, title: null, outcome: { status: "scored", score: 1 } as const }),
  );
  expect(
    groupedMetrics(outcomes).map(({ group, outcomes: own }) => [group, ...own.map(({ metric }) => metric)]),
  ).toEqual([
    ["finding", "ndcg@10", "hit@5"],
    ["answer", "token-f1"],
    ["citations", "citation-f1"],
    ["refusal", "refusal-rate-answerable"],
    ["other", "rounds"],
  ]);
});
