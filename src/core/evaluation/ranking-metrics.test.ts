import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  averagePrecision,
  hit,
  ndcg,
  precision,
  rPrecision,
  recall,
  reciprocalRank,
} from "./ranking-metrics.ts";

interface ReferenceRow {
  id: string;
  kind: string;
  ranking: string[];
  qrels: Record<string, number>;
  expected: Record<string, number | null>;
  relevant: number;
}

const vectors = new URL("../../../test/vectors/ir-metrics.jsonl", import.meta.url);
const rows = readFileSync(vectors, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as ReferenceRow);

function ours({ ranking, qrels }: ReferenceRow): Record<string, number | undefined> {
  const judged = Object.values(qrels);
  const relevant = judged.filter((grade) => grade >= 1).length;
  const grades = ranking.map((id) => qrels[id] ?? 0);
  return {
    "ndcg@5": ndcg(grades, judged, { k: 5 }),
    "ndcg@10": ndcg(grades, judged, { k: 10 }),
    ndcg: ndcg(grades, judged),
    map: averagePrecision(grades, relevant),
    "map@10": averagePrecision(grades, relevant, 10),
    recip_rank: reciprocalRank(grades),
    "P@5": precision(grades, 5),
    "P@10": precision(grades, 10),
    "recall@5": recall(grades, relevant, 5),
    "recall@10": recall(grades, relevant, 10),
    "hit@5": hit(grades, 5),
    "hit@10": hit(grades, 10),
    Rprec: rPrecision(grades, relevant),
    "ndcg_exp@10": ndcg(grades, judged, { k: 10, gain: "exponential" }),
  };
}

describe("against trec_eval", () => {
  const scored = rows.filter((row) => row.ranking.length > 0 && row.relevant > 0);
  const withoutRelevant = rows.filter((row) => row.relevant === 0);
  const withoutRanking = rows.filter((row) => row.ranking.length === 0 && row.relevant > 0);

  test("every one of the 100 rows is checked below", () => {
    expect(scored.length + withoutRelevant.length + withoutRanking.length).toBe(100);
  });

  test.each(scored)("$id $kind", (row) => {
    const values = ours(row);
    expect(Object.keys(values)).toEqual(Object.keys(row.expected));
    const apart = Object.entries(values).filter(
      ([name, value]) => !(Math.abs((value ?? Number.NaN) - row.expected[name]!) <= 1e-9),
    );
    expect(apart).toEqual([]);
  });

  test.each(withoutRelevant)("$id $kind: what trec_eval calls 0 or leaves out is undefined", (row) => {
    expect(Object.values(row.expected).filter((value) => value !== 0 && value !== null)).toEqual([]);
    const {
      "ndcg@5": a,
      "ndcg@10": b,
      ndcg: c,
      map: d,
      "map@10": e,
      "recall@5": f,
      "recall@10": g,
      Rprec: h,
      "ndcg_exp@10": i,
      ...rest
    } = ours(row);
    expect([a, b, c, d, e, f, g, h, i]).toEqual(Array.from({ length: 9 }, () => undefined));
    expect(Object.values(rest)).toEqual([0, 0, 0, 0, 0]);
  });

  test.each(withoutRanking)(
    "$id $kind: an empty ranking, which trec_eval leaves out, found nothing",
    (row) => {
      expect(Object.values(row.expected).filter((value) => value !== null)).toEqual([]);
      expect(Object.values(ours(row)).filter((value) => value !== 0)).toEqual([]);
    },
  );
});

describe("worked by hand", () => {
  test("a ranking shorter than the ideal is not forgiven", () => {
    const ideal = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
    expect(ndcg([1], [1, 1, 1], { k: 10 })).toBeCloseTo(1 / ideal, 12);
  });

  test("average precision divides by the relevant items, not by k", () => {
    expect(averagePrecision([1, 0, 1], 4, 3)).toBeCloseTo((1 + 2 / 3) / 4, 12);
  });

  test("grades give an exponential gain where asked", () => {
    const worked = (1 / Math.log2(2) + 7 / Math.log2(3)) / (7 / Math.log2(2) + 1 / Math.log2(3));
    expect(ndcg([1, 3], [3, 1], { gain: "exponential" })).toBeCloseTo(worked, 12);
  });

  test("the cut-off holds for every metric", () => {
    expect([
      reciprocalRank([0, 0, 1], 2),
      hit([0, 0, 1], 2),
      recall([0, 0, 1], 1, 2),
      precision([1, 1], 4),
    ]).toEqual([0, 0, 0, 0.5]);
  });
});

test("every metric stays between 0 and 1, and the ideal order reaches an nDCG of 1", () => {
  const grade = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(fc.array(grade, { maxLength: 15 }), fc.array(grade, { maxLength: 15 }), (ranked, missed) => {
      const judged = [...ranked, ...missed];
      const relevant = judged.filter((one) => one >= 1).length;
      const k = 10;
      const values = [
        ndcg(ranked, judged, { k }),
        ndcg(ranked, judged, { k, gain: "exponential" }),
        averagePrecision(ranked, relevant, k),
        recall(ranked, relevant, k),
        rPrecision(ranked, relevant),
        reciprocalRank(ranked, k),
        precision(ranked, k),
      ].map((value) => value ?? 0);
      expect(values.filter((value) => !(value >= 0 && value <= 1 + 1e-12))).toEqual([]);
      const ideal = judged.toSorted((left, right) => right - left);
      expect(ndcg(ideal, judged, { k }) ?? 1).toBe(1);
    }),
  );
});
