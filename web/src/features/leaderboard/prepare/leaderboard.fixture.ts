import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { type Board, boardOf, type LeaderboardRow } from "./board.ts";

const digest = "0".repeat(64);

/** A row of a leaderboard that a test says what matters of. */
export function madeRow(
  id: string,
  part: Partial<LeaderboardRow> = {},
  run: Partial<LeaderboardRow["run"]> = {},
): LeaderboardRow {
  const summary = {
    value: 0.5,
    low: 0.4,
    high: 0.6,
    n: 100,
    notApplicable: 0,
    failed: 0,
    clusters: 20,
    version: "1",
    ...part.summary,
  };
  return {
    run: {
      id,
      experiment: "harbour",
      label: id,
      status: "finished",
      dataset: digest,
      questions: digest,
      startedAt: 0,
      finishedAt: 5000,
      error: null,
      metrics: { "ndcg@10": summary },
      stages: 8,
      cachedStages: 0,
      latencyMs: 4,
      indexBytes: 1000,
      usdPerThousandQuestions: 0,
      ...run,
    },
    settings: {},
    behindBest: { difference: -0.1, low: -0.2, high: 0, n: 100, clusters: 20 },
    amongBest: false,
    againstBaseline: null,
    onFront: false,
    ...part,
    summary,
  };
}

/** The first row is the best. */
export function madeLeaderboard(rows: LeaderboardRow[], part: Partial<Leaderboard> = {}): Leaderboard {
  return {
    experiment: "harbour",
    metric: "ndcg@10",
    lowerIsBetter: false,
    metrics: ["ndcg@10"],
    rows: rows.map((row, at) => (at === 0 ? { ...row, behindBest: null, amongBest: true } : row)),
    baseline: null,
    brackets: [],
    notices: [],
    ...part,
  };
}

export function madeBoard(rows: LeaderboardRow[]): Board {
  return boardOf(madeLeaderboard(rows));
}
