import { expect, test } from "vitest";
import { slicesText } from "./slices-text.ts";

const side = { n: 10, clusters: 4, mean: 0.5 };
const slice = {
  dimension: "tag",
  value: "hard",
  metric: "ndcg@10",
  inside: side,
  outside: { n: 90, clusters: 20, mean: 0.75 },
  difference: -0.25,
  low: -0.4,
  high: -0.1,
  pValue: 0.01,
  claim: "worse",
  reason: null,
} as const;
const chance = { ...slice, value: "long", pValue: 0.4, claim: "no-more-than-chance" } as const;
const few = {
  ...slice,
  difference: null,
  low: null,
  high: null,
  pValue: null,
  claim: "none",
  reason: "few-questions",
} as const;

test("shows what is claimed first, and counts what is too small to compare", () => {
  const text = slicesText({ metric: "ndcg@10", slices: [few, chance, slice, { ...few, dimension: "type" }] });
  expect(text.split("\n").map((line) => line.replace(/ +/g, " ").trim())).toEqual([
    "kinds of questions by ndcg@10, against all others",
    "n clusters mean others difference, 95 % interval",
    "tag hard 10 4 .500 .750 -.250 [-.400, -.100] worse",
    "tag long 10 4 .500 .750 -.250 [-.400, -.100] not certain",
    "“worse” and “better” hold after Holm's correction for the number of comparisons, which is 2; the intervals are each by itself.",
    "Too few questions or clusters to compare: 1 by tag, 1 by type. --json lists their means.",
  ]);
});

test("says by what another dimension was compared", () => {
  const text = slicesText({ metric: "ndcg@10", slices: [{ ...slice, metric: "went-well" }] });
  expect(text).toContain("worse (by went-well)");
});

test("is empty where there is nothing to compare", () => {
  expect(slicesText({ metric: "ndcg@10", slices: [] })).toBe("");
});
