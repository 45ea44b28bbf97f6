import { describe, expect, test } from "vitest";
import type { Outcome } from "../../contracts/outcome.ts";
import type { OutcomeColumn } from "../evaluation/evaluation-codec.ts";
import { numberClusters } from "../statistics/clustered-values.ts";
import { compareMetric, notCompared } from "./compare-metric.ts";
import { pairScores } from "./paired-scores.ts";

type Unscored = Exclude<Outcome, { status: "scored" }>;
const failed: Unscored = { status: "failed", reason: "timeout" };
const notApplicable: Unscored = { status: "not-applicable", reason: "no gold" };

function column(values: readonly (number | Unscored)[]): OutcomeColumn {
  const unscored = new Map(
    values.flatMap((value, index) => (typeof value === "number" ? [] : [[index, value] as const])),
  );
  return {
    scores: Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN)),
    unscored,
  };
}

const sides = { first: "A", second: "B" };
const by = { metric: "hit@5", lowerIsBetter: false, margin: 0.02 };

/** Five questions a source. */
function compare(
  first: (number | Unscored)[],
  second: (number | Unscored)[],
  changes: Partial<typeof by> = {},
) {
  const places = Uint32Array.from(first.keys());
  const clusterOf = numberClusters(first.map((_, index) => `source ${Math.floor(index / 5)}`));
  const common = { first: places, second: places, clusterOf };
  return compareMetric(pairScores(column(first), column(second), common), { ...by, ...changes }, sides);
}

const half = Array.from({ length: 60 }, (_, index) => index % 2);
const better = half.map((score, index) => (index % 5 === 0 ? 1 : score));

describe("two runs by one metric", () => {
  test("are told apart with counts, interval and a sentence that stands by itself", () => {
    const compared = compare(half, better);
    expect(compared).toMatchObject({
      n: 60,
      clusters: 12,
      first: 0.5,
      second: 0.6,
      margin: 0.02,
      discordant: { gained: 6, lost: 0 },
      coverage: { first: { scored: 60, notApplicable: 0, failed: 0 } },
    });
    expect(compared.difference).toBeCloseTo(0.1, 12);
    expect(compared.verdict).toEqual({
      kind: "better",
      sentence: "B is better than A in hit@5: +.100 [.034, .166] on 60 questions in 12 clusters.",
      reason: null,
      needed: null,
    });
  });

  test("turn round where lower is better", () => {
    const compared = compare(half, better, { lowerIsBetter: true });
    expect(compared.verdict.kind).toBe("worse");
    expect(compared.discordant).toEqual({ gained: 0, lost: 6 });
    expect(compared.verdict.sentence).toBe(
      "B is worse than A in hit@5 (lower is better): +.100 [.034, .166] on 60 questions in 12 clusters.",
    );
    expect(compare(better, half, { lowerIsBetter: true }).verdict.kind).toBe("better");
  });

  test("are paired on what both scored; the rest is counted", () => {
    const compared = compare([notApplicable, ...half.slice(1)], [...better.slice(0, 59), notApplicable]);
    expect(compared.n).toBe(58);
    expect(compared.coverage).toEqual({
      first: { scored: 59, notApplicable: 1, failed: 0 },
      second: { scored: 59, notApplicable: 1, failed: 0 },
    });
  });

  test("get no verdict where many measurements failed, which are no zeros", () => {
    const compared = compare(half, [failed, failed, failed, failed, ...better.slice(4)]);
    expect(compared.verdict).toMatchObject({ kind: "none", reason: "too-many-failed" });
    expect(compared.n).toBe(56);
    expect(compare(half, [failed, failed, ...better.slice(2)]).verdict.kind).not.toBe("none");
  });

  test.each([
    ["nothing scored on both sides", [failed, failed], [1, 0], "no-common-scores"],
    ["the same score everywhere", half, half, "unchanged"],
    ["five clusters", half.slice(0, 25), better.slice(0, 25), "too-few-clusters"],
    ["one question", [1], [0], "too-few-clusters"],
    ["clusters that all moved alike", half.map(() => 0), half.map(() => 1), "no-variance"],
  ])("get no verdict and no number out of %s", (_, first, second, reason) => {
    const compared = compare(first, second);
    expect(compared.verdict).toMatchObject({ kind: "none", reason, needed: null });
    expect(compared.verdict.sentence).toMatch(/^No verdict on hit@5: .+\.$/);
    expect(JSON.stringify(compared)).not.toMatch(/NaN|Infinity/);
    const unfounded = [compared.low, compared.high, compared.p].filter((value) => Number.isNaN(value));
    expect(unfounded).toEqual([]);
  });

  test("that measured by other definitions are not compared", () => {
    const { verdict, difference } = notCompared(by, "other-definition", sides);
    expect(difference).toBeNull();
    expect(verdict.sentence).toBe(
      "No verdict on hit@5: the two runs measured it by different versions of its definition.",
    );
  });

  test("say how many more questions it would take", () => {
    const little = half.map((score, index) => (index % 20 === 0 ? 1 : index === 33 ? 0 : score));
    expect(compare(half, little).verdict.sentence).toMatch(
      /^Cannot say yet whether B or A is better in hit@5: \+\.033 \[-\.\d+, \.\d+\] on 60 questions in 12 clusters; about [\d,]+ more questions from about [\d,]+ more clusters would settle it, if the difference is what it looks like now\.$/,
    );
  });

  test("say what is lost at most where one is not worse", () => {
    const many = Array.from({ length: 600 }, (_, index) => index % 2);
    const alike = many.map((score, index) => (index === 10 ? 1 : index === 301 ? 0 : score));
    expect(compare(many, alike).verdict.sentence).toMatch(
      /^B is not worse than A in hit@5 within the margin of \.020: with 95 % confidence it loses at most \.\d+ \(\.000 \[-\.\d+, \.\d+\] on 600 questions in 120 clusters\)\.$/,
    );
  });
});
