import { describe, expect, test } from "vitest";
import type { Outcome } from "../../contracts/outcome.ts";
import { sampleOf } from "../../ports/metric.contract.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import type { SetMetric } from "../../ports/set-metric.ts";
import { answerabilityMetrics } from "./answerability-metrics.ts";
import { type EvaluateOptions, evaluateSamples } from "./evaluate-samples.ts";

const options = (given: Partial<EvaluateOptions>): EvaluateOptions => ({
  metrics: [],
  setMetrics: [],
  resamples: 500,
  seed: 1,
  breathe: () => undefined,
  signal: new AbortController().signal,
  progress: () => {},
  ...given,
});

/** A sample whose evidence carries a number for the metrics of these tests. */
function carrying(id: string, group: string, evidence: number, answerable = true): Sample {
  const sample = sampleOf({ texts: { a: "Ebb and flow." }, answerable, group, answer: { evidence } });
  return { ...sample, question: { ...sample.question, id } };
}

function metricOf(id: string, measure: (evidence: number) => Outcome | Promise<Outcome>): Metric {
  return { id, version: "3", title: "For tests", measure: ({ answer }) => measure(answer.evidence) };
}

const evidence = metricOf("evidence", (score) => ({ status: "scored", score }));
const samples = [
  carrying("q1", "a", 0),
  carrying("q2", "a", 1),
  carrying("q3", "b", 1),
  carrying("q4", "c", 0),
];

describe("evaluating samples", () => {
  test("what was not scored is counted and never averaged", async () => {
    const mixed = metricOf("mixed", (value) => {
      if (value === 2) return { status: "not-applicable", reason: "two" };
      if (value === 3) return { status: "failed", reason: "three" };
      return { status: "scored", score: value };
    });
    const given = [...samples.slice(0, 2), carrying("q5", "b", 2), carrying("q6", "b", 3)];
    expect(await evaluateSamples(given, options({ metrics: [mixed] }))).toEqual({
      perQuestion: [
        { questionId: "q1", outcomes: { mixed: { status: "scored", score: 0 } } },
        { questionId: "q2", outcomes: { mixed: { status: "scored", score: 1 } } },
        { questionId: "q5", outcomes: { mixed: { status: "not-applicable", reason: "two" } } },
        { questionId: "q6", outcomes: { mixed: { status: "failed", reason: "three" } } },
      ],
      summaries: {
        mixed: {
          value: 0.5,
          low: null,
          high: null,
          n: 2,
          notApplicable: 1,
          failed: 1,
          clusters: 1,
          version: "3",
        },
      },
      observations: {},
    });
  });

  test("an interval comes from whole clusters", async () => {
    const { summaries } = await evaluateSamples(samples, options({ metrics: [evidence] }));
    expect(summaries["evidence"]).toEqual({
      value: 0.5,
      low: 0,
      high: 1,
      n: 4,
      notApplicable: 0,
      failed: 0,
      clusters: 3,
      version: "3",
    });
  });

  test("it is told how many questions are scored, then how many resamples are drawn for all intervals together", async () => {
    const told: [number, number, string][] = [];
    await evaluateSamples(
      samples,
      options({
        metrics: [evidence],
        setMetrics: answerabilityMetrics().slice(0, 1),
        progress: (...one) => void told.push(one),
      }),
    );
    const resamples = told.slice(samples.length);
    expect(told.slice(0, samples.length)).toEqual([1, 2, 3, 4].map((done) => [done, 4, "questions"]));
    expect(resamples.filter(([, total, unit]) => total !== 1000 || unit !== "resamples")).toEqual([]);
    expect(resamples.map(([done]) => done)).toEqual(resamples.map(([done]) => done).sort((a, b) => a - b));
    expect(resamples.find(([done]) => done === 500)).toBeDefined();
  });

  test("no samples give summaries without a value", async () => {
    const nothing = { value: null, low: null, high: null, n: 0, notApplicable: 0, failed: 0, clusters: 0 };
    const { perQuestion, summaries } = await evaluateSamples(
      [],
      options({ metrics: [evidence], setMetrics: answerabilityMetrics() }),
    );
    expect(perQuestion).toEqual([]);
    expect(summaries).toEqual({
      evidence: { ...nothing, version: "3" },
      "answerability-auroc": { ...nothing, version: "1" },
      "answerability-balanced-accuracy": { ...nothing, version: "1" },
    });
  });

  test("a metric that throws or gives nonsense fails for that question alone, and says so", async () => {
    const broken = metricOf("broken", (value) => {
      if (value === 0) throw new Error("no judge");
      return { status: "scored", score: value === 1 ? Number.NaN : value };
    });
    const rejected = metricOf("rejected", () => Promise.reject(new Error("no answer")));
    const nonsense = metricOf("nonsense", () => ({ score: 1 }) as unknown as Outcome);
    const silent = metricOf("silent", () => undefined as unknown as Outcome);
    const given = [
      carrying("q1", "a", 0),
      carrying("q2", "b", 1),
      carrying("q3", "c", Number.POSITIVE_INFINITY),
      carrying("q4", "d", 5),
    ];
    const { perQuestion, summaries } = await evaluateSamples(
      given,
      options({ metrics: [broken, rejected, nonsense, silent] }),
    );
    expect(perQuestion.map((question) => question.outcomes["broken"])).toEqual([
      { status: "failed", reason: "The metric broken failed: no judge" },
      { status: "failed", reason: "The metric broken gave NaN, which is no finite score." },
      { status: "failed", reason: "The metric broken gave Infinity, which is no finite score." },
      { status: "scored", score: 5 },
    ]);
    expect(perQuestion[0]!.outcomes["rejected"]).toEqual({
      status: "failed",
      reason: "The metric rejected failed: no answer",
    });
    expect(perQuestion[0]!.outcomes["nonsense"]).toEqual({
      status: "failed",
      reason: "The metric nonsense gave no outcome.",
    });
    expect(perQuestion[0]!.outcomes["silent"]).toEqual({
      status: "failed",
      reason: "The metric silent gave no outcome.",
    });
    expect(Object.values(summaries).map(({ value, n, failed }) => ({ value, n, failed }))).toEqual([
      { value: 5, n: 1, failed: 3 },
      { value: null, n: 0, failed: 4 },
      { value: null, n: 0, failed: 4 },
      { value: null, n: 0, failed: 4 },
    ]);
  });

  test("an abort ends it, also where the last metric throws because of it", async () => {
    const controller = new AbortController();
    const stopping = metricOf("stopping", () => {
      controller.abort(new Error("stopped by a person"));
      throw new Error("the judge hung up");
    });
    await expect(
      evaluateSamples(samples.slice(0, 1), options({ metrics: [stopping], signal: controller.signal })),
    ).rejects.toMatchObject({ code: "aborted", cause: new Error("stopped by a person") });
  });

  test("two metrics of one id are refused", async () => {
    await expect(evaluateSamples(samples, options({ metrics: [evidence, evidence] }))).rejects.toThrow(
      "Two metrics share the id evidence.",
    );
  });

  test("one more metric moves no other metric's interval", async () => {
    const partial = metricOf("partial", (value) =>
      value === 0 ? { status: "not-applicable", reason: "zero" } : { status: "scored", score: value },
    );
    const alone = await evaluateSamples(samples, options({ metrics: [evidence] }));
    const together = await evaluateSamples(samples, options({ metrics: [partial, evidence] }));
    expect(together.summaries["evidence"]).toEqual(alone.summaries["evidence"]);
  });
});

describe("set metrics", () => {
  const mixed = [
    carrying("q1", "a", 3),
    carrying("q2", "b", 2),
    carrying("q3", "c", 1),
    carrying("q4", "d", 2, false),
    carrying("q5", "e", 0, false),
    carrying("q6", "f", -1, false),
  ];

  test("the value is the statistic over all observations, with an interval", async () => {
    const { summaries } = await evaluateSamples(mixed, options({ setMetrics: answerabilityMetrics() }));
    // Nine pairs: one tie, one lost.
    expect(summaries["answerability-auroc"]!.value).toBeCloseTo(7.5 / 9, 12);
    expect(summaries["answerability-auroc"]).toMatchObject({
      n: 6,
      notApplicable: 0,
      failed: 0,
      clusters: 6,
      high: 1,
    });
    // Nobody refused: all answerable right, no unanswerable one.
    expect(summaries["answerability-balanced-accuracy"]).toMatchObject({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      n: 6,
    });
  });

  test("one class alone has no value, and its questions still count", async () => {
    const { summaries } = await evaluateSamples(samples, options({ setMetrics: answerabilityMetrics() }));
    expect(summaries["answerability-auroc"]).toEqual({
      value: null,
      low: null,
      high: null,
      n: 4,
      notApplicable: 0,
      failed: 0,
      clusters: 3,
      version: "1",
    });
  });

  test("questions without a part, and observations that fail, are counted apart", async () => {
    const picky: SetMetric = {
      id: "picky",
      version: "1",
      title: "For tests",
      observe: ({ answer }) => {
        if (answer.evidence === 3) return undefined;
        if (answer.evidence === 0) throw new Error("cannot observe");
        return { predicted: answer.evidence === 1 ? Number.NaN : 1, actual: 1 };
      },
      statistic: (observations, weights) =>
        observations.length === 0 ? undefined : weights.reduce((sum, weight) => sum + weight, 0),
    };
    const { summaries } = await evaluateSamples(mixed, options({ setMetrics: [picky] }));
    expect(summaries["picky"]).toEqual({
      value: 3,
      low: 3,
      high: 3,
      n: 3,
      notApplicable: 1,
      failed: 2,
      clusters: 3,
      version: "1",
    });
  });
});
