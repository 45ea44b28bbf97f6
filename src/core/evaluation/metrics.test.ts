import { describe, expect, test } from "vitest";
import type { Citation } from "../../contracts/answer.ts";
import { type SampleSheet, sampleOf } from "../../ports/metric.contract.ts";
import { standardMetrics } from "./catalog.ts";

const signal = new AbortController().signal;
const metrics = new Map(
  standardMetrics({ k: [1, 2, 5], budgetCharacters: 25 }).metrics.map((metric) => [metric.id, metric]),
);

/** The scores, or the status where a metric did not score. */
async function measured(
  sheet: SampleSheet,
  ids: readonly string[],
): Promise<Record<string, number | string>> {
  const entries = ids.map(async (id) => {
    const outcome = await metrics.get(id)!.measure(sampleOf(sheet), signal);
    return [id, outcome.status === "scored" ? Number(outcome.score.toFixed(9)) : outcome.status] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const rounded = (value: number) => Number(value.toFixed(9));
const texts = { a: "0123456789".repeat(10), b: "abcdefghij".repeat(10) };

/** Gold: 10 characters of a, 20 of b. */
const gold = [
  ["a", 10, 20],
  ["b", 30, 50],
] as const;

interface Example {
  title: string;
  sheet: Partial<SampleSheet>;
  expected: Record<string, number | string>;
}

describe("span metrics", () => {
  const examples: Example[] = [
    {
      title: "half of one span",
      sheet: { gold, ranking: [["a", 15, 25]] },
      expected: {
        "span-recall@1": 0.5,
        "span-coverage@1": rounded(5 / 30),
        "span-precision@1": 0.5,
        "span-iou@1": rounded(5 / 35),
        "hit@1": 1,
      },
    },
    {
      title: "a passage that only touches the end of gold has none of it",
      sheet: { gold, ranking: [["a", 20, 30]] },
      expected: {
        "span-recall@1": 0,
        "span-coverage@1": 0,
        "span-precision@1": 0,
        "span-iou@1": 0,
        "hit@1": 0,
      },
    },
    {
      title: "the same place in another source is not gold",
      sheet: { gold: [["a", 10, 20]], ranking: [["b", 10, 20]] },
      expected: { "span-recall@1": 0, "span-precision@1": 0, "hit@1": 0 },
    },
    {
      title: "overlapping passages count their shared characters once",
      sheet: {
        gold: [["a", 10, 20]],
        ranking: [
          ["a", 0, 15],
          ["a", 10, 30],
        ],
      },
      expected: {
        "span-recall@2": 1,
        "span-coverage@2": 1,
        "span-precision@2": rounded(10 / 30),
        "span-iou@2": rounded(10 / 30),
        "span-coverage@1": 0.5,
      },
    },
    {
      title: "only the first k passages count",
      sheet: {
        gold,
        ranking: [
          ["a", 60, 70],
          ["a", 10, 20],
          ["b", 30, 50],
        ],
      },
      expected: {
        "span-recall@1": 0,
        "span-recall@2": 0.5,
        "span-recall@5": 1,
        "hit@1": 0,
        "hit@2": 1,
        "span-iou@5": 0.75,
      },
    },
    {
      title: "overlapping and repeated gold counts its characters once",
      sheet: {
        gold: [
          ["a", 10, 20],
          ["a", 15, 30],
          ["a", 10, 20],
        ],
        ranking: [["a", 10, 15]],
      },
      expected: { "span-recall@1": 0.5, "span-coverage@1": 0.25, "span-iou@1": 0.25 },
    },
    {
      title: "nothing retrieved finds nothing and has no precision",
      sheet: { gold, ranking: [] },
      expected: {
        "span-recall@5": 0,
        "span-coverage@5": 0,
        "span-precision@5": "not-applicable",
        "span-iou@5": 0,
        "hit@5": 0,
      },
    },
    {
      title: "the budget ends at the first passage that does not fit, though a later one would",
      sheet: {
        gold,
        ranking: [
          ["a", 10, 20],
          ["b", 20, 40],
          ["b", 30, 35],
        ],
      },
      expected: {
        "span-recall@25ch": 0.5,
        "span-coverage@25ch": rounded(10 / 30),
        "span-precision@25ch": 1,
        "span-iou@25ch": rounded(10 / 30),
        "hit@25ch": 1,
      },
    },
    {
      title: "passages that fill the budget exactly fit",
      sheet: {
        gold,
        ranking: [
          ["a", 15, 30],
          ["b", 30, 40],
        ],
      },
      expected: { "span-recall@25ch": 1, "span-coverage@25ch": 0.5, "span-precision@25ch": 0.6 },
    },
    {
      title: "a first passage beyond the budget leaves nothing",
      sheet: { gold, ranking: [["a", 0, 26]] },
      expected: { "span-recall@25ch": 0, "span-precision@25ch": "not-applicable", "hit@25ch": 0 },
    },
  ];

  test.each(examples)("$title", async ({ sheet, expected }) => {
    expect(await measured({ texts, ...sheet }, Object.keys(expected))).toEqual(expected);
  });
});

describe("rank metrics", () => {
  /** Ten chunks of ten characters in each source: one of a and two of b hold gold. */
  const tens = Array.from({ length: 10 }, (_, chunk) => [chunk * 10, chunk * 10 + 10] as const);
  const chunks = { a: tens, b: tens };
  const ideal = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
  const examples: Example[] = [
    {
      title: "relevant at ranks 2 and 4 of three relevant chunks",
      sheet: {
        gold,
        chunks,
        ranking: [
          ["a", 0, 10],
          ["a", 10, 20],
          ["b", 0, 10],
          ["b", 40, 50],
        ],
      },
      expected: {
        "mrr@10": 0.5,
        "ndcg@10": rounded((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal),
        "map@10": rounded((1 / 2 + 2 / 4) / 3),
      },
    },
    {
      title: "the ideal ranking",
      sheet: {
        gold,
        chunks,
        ranking: [
          ["b", 40, 50],
          ["a", 10, 20],
          ["b", 30, 40],
        ],
      },
      expected: { "mrr@10": 1, "ndcg@10": 1, "map@10": 1 },
    },
    {
      title: "one relevant passage alone is not ideal where there are three",
      sheet: { gold, chunks, ranking: [["a", 10, 20]] },
      expected: { "mrr@10": 1, "ndcg@10": rounded(1 / ideal), "map@10": rounded(1 / 3) },
    },
    {
      title: "a repeated passage finds nothing new",
      sheet: {
        gold,
        chunks,
        ranking: [
          ["a", 10, 20],
          ["a", 10, 20],
        ],
      },
      expected: { "mrr@10": 1, "ndcg@10": rounded(1 / ideal), "map@10": rounded(1 / 3) },
    },
    {
      title: "rank 11 is beyond the cut",
      sheet: {
        gold: [["a", 10, 20]],
        chunks,
        ranking: [...tens.map(([start, end]) => ["b", start, end] as const), ["a", 10, 20]],
      },
      expected: { "mrr@10": 0, "ndcg@10": 0, "map@10": 0 },
    },
    {
      title: "more relevant chunks than ranks: nDCG reaches 1, MAP divides by all of them",
      sheet: {
        gold: [
          ["a", 0, 100],
          ["b", 0, 100],
        ],
        chunks,
        ranking: tens.map(([start, end]) => ["a", start, end] as const),
      },
      expected: { "mrr@10": 1, "ndcg@10": 1, "map@10": 0.5 },
    },
    {
      title: "nothing retrieved",
      sheet: { gold, chunks, ranking: [] },
      expected: { "mrr@10": 0, "ndcg@10": 0, "map@10": 0 },
    },
    {
      title: "gold that no chunk holds cannot be found",
      sheet: { gold: [["a", 10, 20]], chunks: { a: [[50, 60]] }, ranking: [["a", 50, 60]] },
      expected: { "mrr@10": 0, "ndcg@10": 0, "map@10": 0 },
    },
    {
      title: "a larger passage stands for the two relevant chunks in it",
      sheet: { gold, chunks, ranking: [["b", 20, 60]] },
      expected: { "mrr@10": 1, "ndcg@10": rounded(1 / (1 + 1 / Math.log2(3))), "map@10": 0.5 },
    },
    {
      title: "passages that are no chunks still keep the best score at 1",
      sheet: {
        gold,
        chunks: { a: [[0, 100]], b: [] },
        ranking: [
          ["a", 0, 15],
          ["a", 12, 30],
        ],
      },
      expected: { "mrr@10": 1, "ndcg@10": 1, "map@10": 1 },
    },
  ];

  test.each(examples)("$title", async ({ sheet, expected }) => {
    expect(await measured({ texts, ...sheet }, Object.keys(expected))).toEqual(expected);
  });
});

test.each([
  { title: "whole in one chunk", chunks: [[0, 50]], expected: 0 },
  { title: "a chunk may end where gold ends", chunks: [[0, 20]], expected: 0 },
  {
    title: "cut in two",
    chunks: [
      [0, 15],
      [15, 50],
    ],
    expected: 1,
  },
  {
    title: "overlapping chunks rescue it",
    chunks: [
      [0, 15],
      [8, 23],
    ],
    expected: 0,
  },
  { title: "in no chunk at all", chunks: [[30, 50]], expected: 1 },
] as const)("gold-spans-cut: $title", async ({ chunks, expected }) => {
  const sheet: SampleSheet = { texts, gold: [["a", 10, 20]], chunks: { a: chunks } };
  expect(await measured(sheet, ["gold-spans-cut"])).toEqual({ "gold-spans-cut": expected });
});

describe("answer metrics", () => {
  const ids = ["exact-match", "token-f1", "answer-contains-gold", "rouge-1", "rouge-2", "rouge-l"];
  test.each([
    {
      title: "the same but for case, articles and punctuation",
      text: "The moon!",
      goldAnswer: "Moon",
      scores: [1, 1, 1, 2 / 3, 0, 2 / 3],
    },
    {
      title: "one of two tokens",
      text: "full moon",
      goldAnswer: "moon",
      scores: [0, 2 / 3, 1, 2 / 3, 0, 2 / 3],
    },
    {
      title: "a number inside another is not it",
      text: "in 1960",
      goldAnswer: "6",
      scores: [0, 0, 0, 0, 0, 0],
    },
    {
      title: "words in another order",
      text: "moon full",
      goldAnswer: "full moon",
      scores: [0, 1, 0, 1, 0, 0.5],
    },
    {
      title: "Chinese by characters",
      text: "北京是首都。",
      goldAnswer: "北京",
      scores: [0, 4 / 7, 1, 4 / 7, 0.4, 4 / 7],
    },
    { title: "an empty answer", text: "", goldAnswer: "moon", scores: [0, 0, 0, 0, 0, 0] },
  ])("$title", async ({ text, goldAnswer, scores }) => {
    const expected = Object.fromEntries(ids.map((id, place) => [id, rounded(scores[place]!)]));
    expect(await measured({ texts, goldAnswer, answer: { text } }, ids)).toEqual(expected);
  });

  test("refusing an answerable question scores 0, even where the refusal names the answer", async () => {
    const sheet = { texts, goldAnswer: "moon", answer: { text: "moon", refused: true } };
    expect(await measured(sheet, ids)).toEqual(Object.fromEntries(ids.map((id) => [id, 0])));
  });

  test("without a gold answer, or without any answer in the sources, nothing is measured", async () => {
    const none = Object.fromEntries(ids.map((id) => [id, "not-applicable"]));
    expect(await measured({ texts, answer: { text: "moon" } }, ids)).toEqual(none);
    expect(
      await measured({ texts, answerable: false, goldAnswer: "moon", answer: { text: "moon" } }, ids),
    ).toEqual(none);
  });
});

describe("citation metrics", () => {
  const cite = (source: string, start: number, end: number, answerStart = 0, answerEnd = 10): Citation => ({
    source,
    start,
    end,
    answerStart,
    answerEnd,
    breadcrumb: [],
  });
  const ids = ["citation-precision", "citation-recall", "citation-f1"];
  test.each([
    { title: "all gold, nothing else", citations: [cite("a", 10, 20), cite("b", 40, 45)], scores: [1, 1, 1] },
    { title: "one of two spans", citations: [cite("a", 0, 11)], scores: [1, 0.5, 2 / 3] },
    {
      title: "one wrong of three",
      citations: [cite("a", 10, 20), cite("a", 12, 14), cite("a", 50, 60)],
      scores: [2 / 3, 0.5, 4 / 7],
    },
    { title: "touching is not overlapping", citations: [cite("a", 20, 30)], scores: [0, 0, 0] },
    { title: "nothing cited", citations: [], scores: ["not-applicable", 0, 0] },
  ])("$title", async ({ citations, scores }) => {
    const expected = ids.map((id, place) => [
      id,
      typeof scores[place] === "number" ? rounded(scores[place]) : scores[place],
    ]);
    expect(await measured({ texts, gold, answer: { text: "x", citations } }, ids)).toEqual(
      Object.fromEntries(expected),
    );
  });

  const source = "Ebb  and\nflow.";
  test.each([
    { title: "word for word", text: "Ebb  and\nflow.", citations: [cite("s", 0, 14, 0, 14)], expected: 1 },
    {
      title: "white space collapsed",
      text: "Ebb and flow.",
      citations: [cite("s", 0, 14, 0, 13)],
      expected: 1,
    },
    { title: "another word", text: "Ebb or flow.", citations: [cite("s", 0, 14, 0, 12)], expected: 0 },
    {
      title: "one of two",
      text: "Ebb and flow.",
      citations: [cite("s", 0, 3, 0, 3), cite("s", 0, 3, 4, 7)],
      expected: 0.5,
    },
    { title: "an empty quote quotes nothing", text: "Ebb", citations: [cite("s", 0, 0, 0, 0)], expected: 0 },
    { title: "no citation", text: "Ebb", citations: [], expected: "not-applicable" },
    {
      title: "a source that is not there",
      text: "Ebb",
      citations: [cite("gone", 0, 3, 0, 3)],
      expected: "failed",
    },
  ])("quote-fidelity: $title", async ({ text, citations, expected }) => {
    const sheet = { texts: { s: source }, answer: { text, citations } };
    expect(await measured(sheet, ["quote-fidelity"])).toEqual({ "quote-fidelity": expected });
  });
});

test.each([
  { answerable: true, refused: true, rates: [1, "not-applicable"] },
  { answerable: true, refused: false, rates: [0, "not-applicable"] },
  { answerable: false, refused: true, rates: ["not-applicable", 1] },
  { answerable: false, refused: false, rates: ["not-applicable", 0] },
])("refusal rates: answerable $answerable, refused $refused", async ({ answerable, refused, rates }) => {
  const ids = ["refusal-rate-answerable", "refusal-rate-unanswerable"];
  expect(Object.values(await measured({ texts, answerable, answer: { refused } }, ids))).toEqual(rates);
});

test("a question without gold says why it is not measured", async () => {
  const recall = metrics.get("span-recall@1")!;
  const reasons = [{ texts }, { texts, answerable: false }].map(async (sheet) =>
    recall.measure(sampleOf(sheet), signal),
  );
  expect(await Promise.all(reasons)).toEqual([
    { status: "not-applicable", reason: "Nobody marked where the answer stands." },
    {
      status: "not-applicable",
      reason: "The sources do not hold the answer, so there is no passage to find.",
    },
  ]);
});
