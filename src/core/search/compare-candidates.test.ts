import { expect, test } from "vitest";
import { comparisonOf, reasonToDrop, scoreOf } from "./compare-candidates.ts";
import { questionsOfClusters } from "./made-space.fixture.ts";
import { createScoreboard, type Measured } from "./scoreboard.ts";

const questions = questionsOfClusters(1, 1, 1, 1, 1, 1);
const values = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

function boardOf(rows: Record<string, readonly Measured[]>, sign: 1 | -1 = 1) {
  const board = createScoreboard(sign);
  for (const [candidate, measured] of Object.entries(rows)) board.record(candidate, questions, measured);
  return board;
}

const scores = (list: readonly number[], milliseconds?: number): Measured[] =>
  list.map((score) => ({
    outcome: { status: "scored", score },
    ...(milliseconds === undefined ? {} : { milliseconds }),
  }));

test("drops what is worse with confidence, with the numbers", () => {
  const worse = values.map((value, index) => value - (index % 2 === 0 ? 0.3 : 0.2));
  const board = boardOf({ leader: scores(values), other: scores(worse) });
  const reason = reasonToDrop(board, "other", "leader", questions);
  // Differences -.3 and -.2 in turn: mean -.25, standard error .05·√(6/5)/√6 = .022361, t(.95; 5) = 2.015048.
  expect(reason).toEqual({
    kind: "clearly-worse",
    against: "leader",
    difference: expect.closeTo(-0.25, 10),
    upper: expect.closeTo(-0.25 + 2.015048 * 0.022361, 5),
    n: 6,
    clusters: 6,
  });
});

test("keeps what may yet be better, and what was seen on too few clusters", () => {
  const mixed = values.map((value, index) => value - (index % 2 === 0 ? 0.3 : -0.2));
  const board = boardOf({
    leader: scores(values),
    other: scores(mixed),
    low: scores(values.map((v) => v - 0.5)),
  });
  expect(reasonToDrop(board, "other", "leader", questions)).toBeUndefined();
  expect(reasonToDrop(board, "low", "leader", questions.slice(0, 4))).toBeUndefined();
});

test("drops what is no better and clearly slower, but not for a few milliseconds", () => {
  const alike = values.map((value, index) => value + (index % 2 === 0 ? 0.001 : -0.002));
  const jitter = (base: number) =>
    scores(alike).map((one, index) => ({ ...one, milliseconds: base + (index % 3) }));
  const board = boardOf({ leader: scores(values, 100), slow: jitter(300), near: jitter(103) });
  expect(reasonToDrop(board, "slow", "leader", questions)).toMatchObject({
    kind: "dominated",
    worseIn: ["time"],
  });
  expect(reasonToDrop(board, "near", "leader", questions)).toBeUndefined();
});

test("compares only what both scored, and says why there is no interval", () => {
  const failed: Measured = { outcome: { status: "failed", reason: "gone" } };
  const board = boardOf({
    first: scores(values),
    second: [failed, failed, failed, failed, failed, ...scores([0.1])],
  });
  expect(comparisonOf(board, "first", "second", questions, 1)).toEqual({
    difference: 0.5,
    low: null,
    high: null,
    n: 1,
    clusters: 1,
    why: "one question has no spread",
  });
  expect(scoreOf(board, "third", questions, 1)).toBeNull();
});

test("shows scores as they are where less is better", () => {
  const board = boardOf({ one: scores(values) }, -1);
  const { mean, low, high } = scoreOf(board, "one", questions, -1)!;
  expect([mean, low! < mean, mean < high!]).toEqual([expect.closeTo(0.35, 10), true, true]);
});
