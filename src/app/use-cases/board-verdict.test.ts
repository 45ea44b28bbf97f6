import { expect, test } from "vitest";
import type { Run } from "../../contracts/run.ts";
import { boardVerdict } from "./board-verdict.ts";
import type { Leaderboard, LeaderboardRow } from "./leaderboard.ts";

const run = (id: string, label: string) => ({ id, label }) as Run;
const against = { difference: 0.05, low: 0.02, high: 0.08, p: 0.01, n: 200, clusters: 40 };

function row(of: Run, fields: Partial<LeaderboardRow>): LeaderboardRow {
  const summary = {
    value: 0.7,
    low: 0.6,
    high: 0.8,
    n: 200,
    notApplicable: 0,
    failed: 0,
    clusters: 40,
    version: "1",
  };
  const costs = { latencyMs: null, indexBytes: null, usdPerThousandQuestions: null };
  return {
    run: of,
    summary,
    behindBest: null,
    amongBest: false,
    againstBaseline: null,
    costs,
    onFront: false,
    ...fields,
  };
}

const best = run("run-2", "chunk.size=600");
const baseline = run("run-1", "chunk.size=300");
const board = (rows: LeaderboardRow[], fields: Partial<Leaderboard> = {}): Leaderboard => ({
  metric: "ndcg@10",
  rows,
  baseline,
  brackets: [{ first: 0, last: 0 }],
  notices: [],
  ...fields,
});

test.each([
  [
    { ...against, standing: "better" },
    "better",
    "chunk.size=600 is better than chunk.size=300 in ndcg@10: +.050 [.020, .080] on 200 questions in 40 clusters.",
  ],
  [
    { ...against, low: -0.01, standing: "inconclusive" },
    "inconclusive",
    "Cannot say yet whether chunk.size=600 or chunk.size=300 is better in ndcg@10: +.050 [-.010, .080] on 200 questions in 40 clusters.",
  ],
  [
    { ...against, low: null, high: null, clusters: 4, standing: "none" },
    "none",
    "No verdict on ndcg@10: the questions fall into 4 clusters, and at least 8 are needed, as questions about one source rise and fall together.",
  ],
  [
    { ...against, difference: 0, low: null, high: null, standing: "none" },
    "none",
    "No verdict on ndcg@10: all 200 questions scored the same on both sides, so there is nothing to infer from.",
  ],
] as const)("the best stands against the baseline as %j", (againstBaseline, kind, sentence) => {
  const rows = [row(best, { amongBest: true, againstBaseline }), row(baseline, {})];
  expect(boardVerdict(board(rows))).toEqual({ best: rows[0], notApart: 0, verdict: { kind, sentence } });
});

test("runs of one label are told by their ids", () => {
  const twin = run("run-3", "chunk.size=300");
  const rows = [row(twin, { amongBest: true, againstBaseline: { ...against, standing: "better" } })];
  expect(boardVerdict(board(rows)).verdict?.sentence).toMatch(/^run-3 is better than run-1/);
});

test("how many cannot be told apart is counted, and not said where nobody can", () => {
  const rows = [row(baseline, { amongBest: true }), row(best, { amongBest: true })];
  expect(boardVerdict(board(rows, { brackets: [{ first: 0, last: 1 }] }))).toMatchObject({
    notApart: 1,
    verdict: null,
  });
  expect(boardVerdict(board(rows, { brackets: [] }))).toMatchObject({ notApart: null });
});

test("where no run can be ranked there is no best", () => {
  expect(boardVerdict(board([row(best, {})]))).toEqual({ best: null, notApart: null, verdict: null });
});
