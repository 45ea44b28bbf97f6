import { expect, test } from "vitest";
import { boardOf, type LeaderboardRow } from "./board.ts";
import { madeLeaderboard, madeRow } from "./leaderboard.fixture.ts";
import { summaryOf } from "./summary.ts";

const against = (part: Partial<NonNullable<LeaderboardRow["againstBaseline"]>> = {}) => ({
  difference: 0.054,
  low: 0.01,
  high: 0.098,
  n: 100,
  clusters: 20,
  p: 0.01,
  standing: "better" as const,
  ...part,
});
const said = (rows: LeaderboardRow[], part: Parameters<typeof madeLeaderboard>[1] = {}) => {
  const leaderboard = madeLeaderboard(rows, part);
  const summary = summaryOf(leaderboard, boardOf(leaderboard));
  return (
    summary && {
      score: summary.score,
      sentences: summary.sentences,
      compare: summary.compare && [summary.compare.first.id, summary.compare.second.id],
    }
  );
};
const best = madeRow("best", { againstBaseline: against() });

test("says who is best, whom it is alike and what it is to the baseline", () => {
  expect(
    said([best, madeRow("twin", { amongBest: true }), madeRow("old")], {
      baseline: "old",
      brackets: [{ first: 0, last: 1 }],
    }),
  ).toEqual({
    score: ".500 [.400,\u00a0.600]",
    sentences: [
      "Measured on 100 questions in 20 clusters.",
      "It cannot be told apart from 1 other.",
      "Against the baseline, old: better, +.054 [+.010,\u00a0+.098].",
    ],
    compare: ["old", "best"],
  });
});

test("names a run that is much faster among those that cannot be told apart", () => {
  const fast = madeRow("fast", { amongBest: true }, { latencyMs: 1 });
  const slower = madeRow("slower", {}, { latencyMs: 0.6 });
  expect(said([best, fast, slower], { brackets: [{ first: 0, last: 1 }] })?.sentences[2]).toBe(
    "Of those, fast takes the least time: 1.0 ms per question instead of 4.0 ms.",
  );
});

test("says that the baseline itself is best, and offers the two first to compare", () => {
  const summary = said([madeRow("best"), madeRow("other")], {
    baseline: "best",
    brackets: [{ first: 0, last: 0 }],
  });
  expect(summary?.sentences.slice(1)).toEqual([
    "It can be told apart from the other run.",
    "It is the baseline itself: nothing that was tried came out above it.",
  ]);
  expect(summary?.compare).toEqual(["best", "other"]);
});

test("does not call runs alike where nothing could be tested", () => {
  expect(said([best, madeRow("other", { amongBest: true })])?.sentences[1]).toBe(
    "Which runs can be told apart cannot be said, see below.",
  );
});

test("a difference that may be chance is not called better", () => {
  const unsure = madeRow("best", {
    againstBaseline: against({ low: -0.01, standing: "inconclusive" }),
  });
  expect(said([unsure, madeRow("old")], { baseline: "old" })?.sentences.at(-1)).toBe(
    "Against the baseline, old: cannot say yet, +.054 [−.010,\u00a0+.098] may be chance. More questions would tell.",
  );
});

test("one run is neither alike nor compared", () => {
  expect(said([best], { baseline: "best" })).toEqual({
    score: ".500 [.400,\u00a0.600]",
    sentences: [
      "Measured on 100 questions in 20 clusters.",
      "It is the baseline itself: nothing that was tried came out above it.",
    ],
    compare: null,
  });
});

test("says nothing where no run has a value", () => {
  const empty = { ...madeRow("best").summary, value: null, low: null, high: null, n: 0 };
  expect(said([madeRow("best", { summary: empty })])).toBeNull();
  expect(said([])).toBeNull();
});
