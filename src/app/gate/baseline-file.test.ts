import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { seededRandom } from "../../core/statistics/random.ts";
import { decodeBaseline, encodeBaseline } from "./baseline-file.ts";
import type { GateSide } from "./gate-side.ts";

type Score = number | "failed" | "not-applicable";

const writtenAt = new Date(Date.UTC(2026, 10, 22, 10, 30));
const digest = "ab".repeat(32);

function sideOf(questions: number, metrics: Record<string, Score[]>): GateSide {
  return {
    run: { id: "run-0123456789", experiment: "manual", label: "chunk.size=300", evaluation: digest },
    soundings: "0.1.0",
    pipeline: { chunk: { size: 300 } },
    sources: { digest, marks: ["0a0a0a0a", "1b1b1b1b"] },
    questions: Array.from({ length: questions }, (_, index) => ({
      id: `q-${index}`,
      digest: index.toString(16).padStart(16, "0"),
      group: `source-${index % 100}.md`,
    })),
    metrics: new Map(
      Object.entries(metrics).map(([id, scores]) => [id, { version: "1", column: columnOf(scores) }]),
    ),
  };
}

function columnOf(scores: readonly Score[]) {
  const unscored = [...scores.entries()].flatMap(([question, score]) =>
    typeof score === "number"
      ? []
      : [[question, { status: score, reason: "as kept in the baseline" }] as const],
  );
  return {
    scores: Float64Array.from(scores, (score) => (typeof score === "number" ? score : Number.NaN)),
    unscored: new Map(unscored),
  };
}

const encoded = (side: GateSide) => encodeBaseline(side, [...side.metrics.keys()], writtenAt);
const read = (text: string) => decodeBaseline(new TextEncoder().encode(text), "baseline.json");

const anyScore = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => score + 0),
  fc.constantFrom<Score>(0, 1, "failed", "not-applicable"),
);

test("what is read is what was written, to the last digit", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyScore, anyScore)), (rows) => {
      const side = sideOf(rows.length, {
        "ndcg@10": rows.map(([score]) => score),
        "citation-f1": rows.map(([, score]) => score),
      });
      expect(read(encoded(side))).toEqual(side);
    }),
  );
});

test("only the metrics that are asked for are kept", () => {
  const side = sideOf(1, { "ndcg@10": [1], "mrr@10": [0.5] });
  expect([...read(encodeBaseline(side, ["mrr@10"], writtenAt)).metrics.keys()]).toEqual(["mrr@10"]);
});

test("a thousand questions by twelve metrics stay below 150 kB", () => {
  const random = seededRandom(1);
  // As measured on the example: most say yes or no or a rank, some are ratios of small numbers, a few never repeat a value.
  const score = (metric: number) => {
    if (metric < 6) return 1 / (1 + random.below(10));
    if (metric < 10) return random.below(20) / (20 + random.below(20));
    return random.uniform();
  };
  const metrics = Object.fromEntries(
    Array.from({ length: 12 }, (_, metric) => [
      `metric-${metric}@10`,
      Array.from({ length: 1000 }, () => score(metric)),
    ]),
  );
  expect(Buffer.byteLength(encoded(sideOf(1000, metrics)))).toBeLessThan(150_000);
});

test("a difference of two baselines is read line by line: one a question, one a metric", () => {
  const lines = encoded(sideOf(2, { "ndcg@10": [1, 0.5] })).split("\n");
  expect(lines.filter((line) => /^\["q-|^"ndcg@10"/.test(line))).toEqual([
    '["q-0","0000000000000000",0],',
    '["q-1","0000000000000001",1]',
    '"ndcg@10":{"version":"1","values":[0.5,1],"rows":[1,0]}',
  ]);
});

describe("a file that was edited into nonsense is refused with the place", () => {
  const good = encoded(sideOf(3, { "ndcg@10": [0.5, "failed", 1] }));
  const faultOf = (from: string, to: string): string => {
    if (!good.includes(from)) throw new Error(`The baseline holds no ${from}.`);
    try {
      read(good.replace(from, to));
    } catch (thrown) {
      if (thrown instanceof AppError) return `${thrown.code} ${thrown.message}`;
      throw thrown;
    }
    return "read";
  };

  test.each([
    ['"values":[0.5,1]', '"values":[NaN,1]', "baseline.json:16:36: NaN needs double quotes."],
    [
      '"values":[0.5,1]',
      '"values":[null,1]',
      "baseline.json: metrics.ndcg@10.values[1] must be a number, not empty.",
    ],
    [
      '"values":[0.5,1]',
      '"values":["0.5",1]',
      'baseline.json: metrics.ndcg@10.values[1] must be a number, not the text "0.5".',
    ],
    [
      '"values":[0.5,1]',
      '"values":[1e999,1]',
      "baseline.json: metrics.ndcg@10.values[1] must be a number, not null.",
    ],
    ['"rows":[0,-2,1]', '"rows":[0,-2]', "baseline.json: metrics.ndcg@10 has 2 rows for 3 questions."],
    ['"rows":[0,-2,1]', '"rows":[0,-2,2]', "baseline.json: metrics.ndcg@10.rows[3] names value 2 of 2."],
    [
      '"rows":[0,-2,1]',
      '"rows":[0,-3,1]',
      "baseline.json: metrics.ndcg@10.rows[2] must be at least -2, not -3.",
    ],
    [
      '"rows":[0,-2,1]',
      '"rows":[0,null,1]',
      "baseline.json: metrics.ndcg@10.rows[2] must be a whole number, not empty.",
    ],
    [
      '["q-1","0000000000000001",1]',
      '["q-1","0000000000000001",9]',
      "baseline.json: questions[2] names cluster 9 of 3.",
    ],
    ['["q-1",', '["q-0",', 'baseline.json: questions[2] repeats the id "q-0".'],
    ['"values":[0.5,1]', '"values":[0.6,1]', "baseline.json: it was changed after it was written."],
    [
      "soundings.baseline/1",
      "soundings.baseline/2",
      'baseline.json is a baseline in the form "soundings.baseline/2", and this Soundings reads "soundings.baseline/1".',
    ],
    ["soundings.baseline/1", "soundings.run/1", "baseline.json is no baseline of Soundings."],
  ])("%s becomes %s", (from, to, message) => {
    expect(faultOf(from, to)).toBe(`config.invalid ${message}`);
  });

  test("but one that was only laid out anew is read", () => {
    expect(read(JSON.stringify(JSON.parse(good), null, 2))).toEqual(read(good));
  });
});
