import { describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { Evaluation } from "./evaluate-samples.ts";
import { decodeEvaluationColumns, type EvaluationColumns, evaluationCodec } from "./evaluation-codec.ts";

const summary = {
  value: 0.5,
  low: null,
  high: null,
  n: 1,
  notApplicable: 1,
  failed: 1,
  clusters: 1,
  version: "1",
};
const evaluation: Evaluation = {
  perQuestion: [
    {
      questionId: "a",
      outcomes: {
        recall: { status: "scored", score: 0.1 + 0.2 },
        mine: { status: "failed", reason: "timeout" },
      },
    },
    {
      questionId: "b",
      outcomes: {
        recall: { status: "not-applicable", reason: "no gold" },
        mine: { status: "scored", score: 1 },
      },
    },
    {
      questionId: "c",
      outcomes: {
        recall: { status: "failed", reason: "no gold" },
        mine: { status: "failed", reason: "timeout" },
      },
    },
  ],
  summaries: { recall: summary, mine: summary },
  observations: { auroc: [{ predicted: 0.25, actual: 1 }, null, { predicted: 0, actual: 0 }] },
};
const codec = evaluationCodec();

/** Of each metric and question its score, and why there is none. */
function outcomesOf({ columns }: EvaluationColumns): unknown[] {
  return [...columns].map(([metric, { scores, unscored }]) => [
    metric,
    [...scores].map((score, question) => [score, unscored.get(question)]),
  ]);
}

describe("a stored evaluation", () => {
  test("comes back as it was", () => {
    expect(codec.decode(codec.encode(evaluation))).toEqual(evaluation);
  });

  test("is read by columns, with the reason of every question that was not scored", () => {
    const { columns } = decodeEvaluationColumns(codec.encode(evaluation));
    const { scores, unscored } = columns.get("recall")!;
    expect(scores).toEqual(Float64Array.of(0.1 + 0.2, Number.NaN, Number.NaN));
    expect([0, 1, 2, 3].map((question) => unscored.get(question))).toEqual([
      undefined,
      { status: "not-applicable", reason: "no gold" },
      { status: "failed", reason: "no gold" },
      undefined,
    ]);
  });

  test("keeps what set metrics saw of each question", () => {
    const { observations } = decodeEvaluationColumns(codec.encode(evaluation));
    expect(observations).toEqual(new Map(Object.entries(evaluation.observations)));
  });

  test("of the first version, one object a question, is read too", () => {
    const { observations: _none, ...first } = evaluation;
    const bytes = new TextEncoder().encode(JSON.stringify(first));
    expect(codec.decode(bytes)).toEqual({ ...first, observations: {} });
    const read = decodeEvaluationColumns(bytes);
    expect({ ...read, columns: outcomesOf(read) }).toEqual({
      columns: outcomesOf(decodeEvaluationColumns(codec.encode(evaluation))),
      observations: new Map(),
    });
  });

  test("that is damaged says so", () => {
    const bytes = codec.encode(evaluation);
    expect(() => codec.decode(bytes.subarray(0, 40))).toThrow(AppError);
    expect(() => codec.decode(new TextEncoder().encode('{"questionIds":[]}'))).toThrow(AppError);
    expect(() => decodeEvaluationColumns(bytes.subarray(0, 40))).toThrow("A stored evaluation is damaged.");
  });
});
