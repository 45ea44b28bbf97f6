import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Evaluation } from "./evaluate-samples.ts";
import { decodeEvaluationColumns, evaluationCodec } from "./evaluation-codec.ts";

const encoder = new TextEncoder();
const summary = { value: 1, low: 0, high: 1, n: 1, notApplicable: 0, failed: 0, clusters: 1, version: "1" };
/** What a reader that looks for beginnings could stumble over. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('],"values":[', ']},"outcomes":{', '\\"', "\\", "outcomes", ':{"reasons":['),
);
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => ({ status: "scored" as const, score })),
  text.map((reason) => ({ status: "failed" as const, reason })),
  text.map((reason) => ({ status: "not-applicable" as const, reason })),
);

function evaluationOf(ids: readonly string[], rows: readonly (readonly Outcome[])[]): Evaluation {
  return {
    perQuestion: rows.map((row, index) => ({
      questionId: String(index),
      outcomes: Object.fromEntries(ids.map((id, place) => [id, row[place]!])),
    })),
    summaries: Object.fromEntries(ids.map((id) => [id, summary])),
    observations: { auroc: rows.map(() => ({ predicted: 1, actual: 1 as const })) },
  };
}

test("columns read one by one are those of the whole evaluation, whatever stands in names and reasons", () => {
  const cases = fc
    .uniqueArray(text, { minLength: 1, maxLength: 5 })
    .filter((ids) => !ids.includes("__proto__"))
    .chain((ids) =>
      fc.tuple(
        fc.constant(ids),
        fc.subarray(ids),
        fc.array(fc.tuple(...ids.map(() => outcome)), { minLength: 1, maxLength: 6 }),
      ),
    );
  fc.assert(
    fc.property(cases, ([ids, wanted, rows]) => {
      const bytes = evaluationCodec().encode(evaluationOf(ids, rows));
      const { perQuestion } = evaluationCodec().decode(bytes);
      for (const [read, metrics] of [
        [decodeEvaluationColumns(bytes), ids],
        [decodeEvaluationColumns(bytes, new Set(wanted)), wanted],
      ] as const) {
        expect([...read.columns.keys()].sort()).toEqual([...metrics].sort());
        for (const id of metrics) {
          const { scores, unscored } = read.columns.get(id)!;
          const outcomes = [...scores].map(
            (score, question) => unscored.get(question) ?? { status: "scored", score },
          );
          expect(outcomes).toEqual(perQuestion.map((one) => one.outcomes[id]));
        }
      }
    }),
  );
});

test("no other column is read", () => {
  const scored = { status: "scored", score: 0.5 } as const;
  const bytes = evaluationCodec().encode(evaluationOf(["a", "b", "c"], [[scored, scored, scored]]));
  expect([...decodeEvaluationColumns(bytes, new Set(["b"])).columns.keys()]).toEqual(["b"]);
});

test("an evaluation of the first version, one object a question, is read too", () => {
  const evaluation = evaluationOf(["a"], [[{ status: "scored", score: 0.25 }]]);
  const { observations: _, ...first } = evaluation;
  const bytes = encoder.encode(JSON.stringify(first));
  expect(decodeEvaluationColumns(bytes, new Set(["a"])).columns.get("a")?.scores).toEqual(
    Float64Array.of(0.25),
  );
});

test.each(["", "no JSON", '{"outcomes":{"a":{"reasons":[],"values":[1', '{"outcomes":{}}'])(
  "what is damaged is said to be so: %j",
  (damaged) => {
    expect(() => decodeEvaluationColumns(encoder.encode(damaged), new Set(["a"]))).toThrow(
      expect.objectContaining({ code: "store.damaged" }) as Error,
    );
  },
);
