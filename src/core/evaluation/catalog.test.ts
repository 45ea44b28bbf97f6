import { expect, test } from "vitest";
import { describeMetric } from "../../ports/metric.contract.ts";
import { describeSetMetric } from "../../ports/set-metric.contract.ts";
import { standardMetrics } from "./catalog.ts";

const settings = { k: [1, 5, 5], budgetCharacters: 2500 };
const { metrics, setMetrics } = standardMetrics(settings);

const goldAnswerMetrics = [
  "exact-match",
  "token-f1",
  "answer-contains-gold",
  "rouge-1",
  "rouge-2",
  "rouge-l",
];
const withoutGold = [
  ...goldAnswerMetrics,
  "quote-fidelity",
  "refusal-rate-answerable",
  "refusal-rate-unanswerable",
];

test("the catalog names every metric once", () => {
  expect(metrics.map((metric) => metric.id)).toEqual([
    ...["1", "5", "2500ch"].flatMap((cut) => [
      `span-recall@${cut}`,
      `span-coverage@${cut}`,
      `span-precision@${cut}`,
      `span-iou@${cut}`,
      `hit@${cut}`,
    ]),
    "mrr@10",
    "ndcg@10",
    "map@10",
    "gold-spans-cut",
    ...goldAnswerMetrics,
    "citation-precision",
    "citation-recall",
    "citation-f1",
    "quote-fidelity",
    "refusal-rate-answerable",
    "refusal-rate-unanswerable",
  ]);
  expect(setMetrics.map((metric) => metric.id)).toEqual([
    "answerability-auroc",
    "answerability-balanced-accuracy",
  ]);
});

test("every title tells the range and which way is better", () => {
  const titles = [...metrics, ...setMetrics].map((metric) => metric.title);
  expect(titles.filter((title) => !/(higher|lower) is better$/.test(title))).toEqual([]);
});

for (const { id } of metrics) {
  describeMetric({
    make: () => standardMetrics(settings).metrics.find((metric) => metric.id === id)!,
    traits: {
      range: [0, 1],
      needsGold: !withoutGold.includes(id),
      needsGoldAnswer: goldAnswerMetrics.includes(id),
    },
  });
}

for (const { id } of setMetrics) {
  describeSetMetric({
    make: () => standardMetrics(settings).setMetrics.find((metric) => metric.id === id)!,
    traits: { range: [0, 1], binary: id === "answerability-balanced-accuracy" },
  });
}
