import { describe, expect, test } from "vitest";
import type { AnswerStep, AnswerTrace } from "../../contracts/answer.ts";
import {
  describeMetric,
  type SampleSheet,
  sampleOf,
  type ShortPassage,
} from "../../ports/metric.contract.ts";
import { agentMetrics, agentMetricsLowerIsBetter } from "./agent-metrics.ts";

const signal = new AbortController().signal;
const metrics = agentMetrics();
const goldOnly = new Set(["grading-precision", "grading-recall"]);
const shares = new Set([...goldOnly, "citations-removed", "sentences-ungrounded", "stopped-by-limit"]);

for (const { id } of metrics) {
  describeMetric({
    make: () => agentMetrics().find((metric) => metric.id === id)!,
    traits: {
      range: [0, shares.has(id) ? 1 : Infinity],
      needsGold: goldOnly.has(id),
      needsGoldAnswer: false,
    },
  });
}

const spans = (passages: readonly ShortPassage[]) =>
  passages.map(([source, start, end]) => ({ source, start, end }));
const call = (inputTokens: number, outputTokens: number) => ({
  model: "test/scripted",
  reply: null,
  usage: { inputTokens, outputTokens },
});

function step(node: string, round: number, more: Partial<AnswerStep> = {}): AnswerStep {
  return { node, round, reason: "So.", queries: [], found: [], kept: [], calls: [], ...more };
}

function traceOf(steps: AnswerStep[], more: Partial<AnswerTrace> = {}): AnswerTrace {
  return {
    steps,
    stoppedBy: null,
    repairs: 0,
    citationsGiven: 0,
    citationsRemoved: 0,
    sentences: 0,
    sentencesUngrounded: 0,
    factsUnsupported: [],
    withheld: [],
    ...more,
  };
}

const texts = { a: "0123456789".repeat(10), b: "abcdefghij".repeat(10) };

/** Round 1 found gold and kept something else; round 2 found what was cited. */
const twoRounds = traceOf(
  [
    step("plan", 1, { calls: [call(5, 1)] }),
    step("retrieve", 1, {
      queries: ["one"],
      found: spans([
        ["a", 0, 20],
        ["b", 0, 20],
        ["b", 50, 60],
      ]),
    }),
    step("grade", 1, { kept: spans([["b", 0, 20]]), calls: [call(100, 10), call(120, 9)] }),
    step("rewrite", 1, { calls: [call(30, 5)] }),
    step("retrieve", 2, { queries: ["two", "three"], found: spans([["a", 40, 60]]) }),
    step("grade", 2, { kept: spans([["a", 40, 60]]), calls: [call(50, 5)] }),
    step("answer", 2, { calls: [call(200, 40)] }),
  ],
  {
    stoppedBy: "rounds",
    repairs: 1,
    citationsGiven: 4,
    citationsRemoved: 1,
    sentences: 5,
    sentencesUngrounded: 2,
  },
);

async function measured(
  trace: AnswerTrace | undefined,
  sheet: Partial<SampleSheet> = {},
): Promise<Record<string, number | string>> {
  const citations = [{ source: "a", start: 45, end: 50, breadcrumb: [], answerStart: 0, answerEnd: 1 }];
  const sample = sampleOf({
    texts,
    gold: [
      ["a", 10, 15],
      ["a", 45, 55],
      ["b", 90, 95],
    ],
    answer: { text: "x", citations, ...(trace === undefined ? {} : { trace }) },
    ...sheet,
  });
  const outcomes = await Promise.all(
    metrics.map(async (metric) => [metric.id, await metric.measure(sample, signal)] as const),
  );
  return Object.fromEntries(
    outcomes.map(([id, outcome]) => [id, outcome.status === "scored" ? outcome.score : outcome.status]),
  );
}

const none = "not-applicable";

describe("what an agent's rounds are measured by", () => {
  test("two rounds, worked by hand", async () => {
    expect(await measured(twoRounds)).toEqual({
      "agent-rounds": 2,
      "agent-queries": 3,
      "passages-gained@1": 1,
      "passages-wasted@1": 2,
      "passages-gained@2": 1,
      "passages-wasted@2": 0,
      "passages-gained@3": none,
      "passages-wasted@3": none,
      "grading-precision": 0.5,
      "grading-recall": 0.5,
      "answer-repairs": 1,
      "citations-removed": 0.25,
      "sentences-ungrounded": 0.4,
      "stopped-by-limit": 1,
      "model-calls": 6,
      "model-input-tokens": 505,
      "model-output-tokens": 70,
    });
  });

  test("without gold, what was cited is what was gained", async () => {
    const outcomes = await measured(twoRounds, { gold: [] });
    expect([
      outcomes["passages-gained@1"],
      outcomes["passages-gained@2"],
      outcomes["grading-precision"],
      outcomes["grading-recall"],
    ]).toEqual([0, 1, none, none]);
  });

  test("an answer of one call", async () => {
    const single = traceOf([step("answer", 1, { calls: [call(90, 9)] })], { sentences: 1 });
    expect(await measured(single)).toEqual({
      ...Object.fromEntries(metrics.map(({ id }) => [id, none])),
      "answer-repairs": 0,
      "sentences-ungrounded": 0,
      "stopped-by-limit": 0,
      "model-calls": 1,
      "model-input-tokens": 90,
      "model-output-tokens": 9,
    });
  });

  test("an answer that no model gave", async () => {
    expect(await measured(undefined)).toEqual(Object.fromEntries(metrics.map(({ id }) => [id, none])));
  });

  test("what the provider did not tell is no zero", async () => {
    const silent = traceOf([step("answer", 1, { calls: [call(90, 9), { ...call(0, 0), usage: null }] })]);
    const outcomes = await measured(silent);
    expect([
      outcomes["model-calls"],
      outcomes["model-input-tokens"],
      outcomes["model-output-tokens"],
    ]).toEqual([2, none, none]);
  });

  test("of these, less is better", () => {
    expect(metrics.map(({ id }) => id).filter((id) => !agentMetricsLowerIsBetter().includes(id))).toEqual([
      "passages-gained@1",
      "passages-gained@2",
      "passages-gained@3",
      "grading-precision",
      "grading-recall",
    ]);
  });
});
