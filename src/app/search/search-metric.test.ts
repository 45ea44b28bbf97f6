import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { Question } from "../../contracts/question-set.ts";
import { searchMetric } from "./search-metric.ts";

const question = (id: string, rest: Partial<Question>): Question => ({
  id,
  question: "Where?",
  answerable: true,
  gold: [],
  group: id,
  ...rest,
});
const withGold = question("gold", { gold: [{ source: "a.md", start: 0, end: 3 }] });
const withAnswer = question("answer", { answer: "there" });
const unanswerable = question("none", { answerable: false });
const pipeline = Pipeline.parse({});

test("goes by ranking where there is gold, else by the answer's words, and leaves out what neither can score", () => {
  const found = [
    [withGold, withAnswer, unanswerable],
    [withAnswer, unanswerable],
  ].map((questions) => {
    const { metric, applicable } = searchMetric(undefined, pipeline, questions, []);
    return [metric.id, metric.needsAnswers, applicable.map(({ id }) => id)];
  });
  expect(found).toEqual([
    ["ndcg@10", false, ["gold"]],
    ["token-f1", true, ["answer"]],
  ]);
});

test("knows which metrics count what went wrong, and takes a person's own", () => {
  const all = [withGold, withAnswer, unanswerable];
  expect([
    searchMetric("refusal-rate-answerable", pipeline, all, []).metric,
    searchMetric("politeness", pipeline, all, ["politeness"]),
  ]).toEqual([
    {
      id: "refusal-rate-answerable",
      lowerIsBetter: true,
      needsAnswers: true,
      retrieval: "span-recall@2500ch",
    },
    {
      metric: { id: "politeness", lowerIsBetter: false, needsAnswers: true, retrieval: "span-recall@2500ch" },
      applicable: all,
    },
  ]);
});

test.each<[string | undefined, Question[], string]>([
  ["niceness", [withGold], 'There is no metric "niceness" in this experiment.'],
  [
    "answerability-auroc",
    [withGold],
    "answerability-auroc is a figure of a whole question set, and a search compares question by question.",
  ],
  ["token-f1", [withGold], "token-f1 is applicable to none of the 1 questions."],
  [
    undefined,
    [unanswerable],
    "No question has gold passages or an answer, so nothing says which configuration is best.",
  ],
])("refuses %s in one sentence", (wanted, questions, message) => {
  expect(() => searchMetric(wanted, pipeline, questions, [])).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});
