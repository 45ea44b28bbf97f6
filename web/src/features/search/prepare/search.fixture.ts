import type { SearchDetail } from "@contracts/api/searches.ts";
import type { SearchEvent, SearchResult } from "@contracts/search.ts";

const score = { mean: 0.7, low: 0.6, high: 0.8, n: 20, clusters: 10, why: null };

export const madeResult: SearchResult = {
  winner: "size=3",
  confirmed: score,
  optimistic: { ...score, mean: 0.75 },
  verdict: "confirmed",
  reason: null,
  runnerUp: {
    candidate: "size=2",
    comparison: { difference: 0.01, low: -0.02, high: 0.04, n: 20, clusters: 10, why: null },
  },
  baseline: {
    candidate: "size=1",
    score: { ...score, mean: 0.6 },
    comparison: { difference: 0.1, low: 0.05, high: 0.15, n: 20, clusters: 10, why: null },
  },
  spent: 74,
  retrievalEvaluations: 0,
  exhaustive: 150,
};

const block = (
  phase: "screen" | "race" | "confirm",
  candidate: string,
  mean: number | null,
  scored: number,
  spent: number,
): SearchEvent => ({
  type: "block-end",
  phase,
  candidate,
  questions: [],
  scored,
  notApplicable: 0,
  failed: mean === null ? 10 : 0,
  mean,
  spent,
});
const promoted = (phase: "race" | "confirm", candidate: string, behind: number): SearchEvent => ({
  type: "candidate-promoted",
  phase,
  candidate,
  behind,
  standardDeviation: 0.01,
});

/** Five sizes: the second and third come to the end, the first is the baseline and confirmed once more, the fifth is never measured. */
export const madeEvents: SearchEvent[] = [
  { type: "search-start", strategy: "screen-race-confirm", candidates: 5, budget: 80, exhaustive: 150 },
  { type: "questions-split", screen: ["a"], race: ["b"], confirm: ["c"] },
  {
    type: "phase-start",
    phase: "screen",
    candidates: ["size=1", "size=2", "size=3", "size=4"],
    questions: 10,
    evaluations: 40,
  },
  block("screen", "size=1", 0.5, 10, 10),
  block("screen", "size=2", 0.8, 10, 20),
  block("screen", "size=3", 0.7, 10, 30),
  block("screen", "size=4", null, 0, 40),
  promoted("race", "size=2", 0),
  promoted("race", "size=3", 0.1),
  {
    type: "candidate-dropped",
    phase: "screen",
    candidate: "size=5",
    reason: { kind: "rank", rank: 4, keep: 2, behind: 0.4 },
  },
  {
    type: "candidate-dropped",
    phase: "screen",
    candidate: "size=1",
    reason: { kind: "rank", rank: 3, keep: 2, behind: 0.3 },
  },
  {
    type: "candidate-dropped",
    phase: "screen",
    candidate: "size=4",
    reason: { kind: "unmeasured", failed: 10, asked: 10, message: null },
  },
  { type: "phase-start", phase: "race", candidates: ["size=2", "size=3"], questions: 2, evaluations: 4 },
  block("race", "size=2", 0.2, 2, 42),
  block("race", "size=3", 0.95, 2, 44),
  promoted("confirm", "size=3", 0),
  promoted("confirm", "size=2", 0.02),
  {
    type: "phase-start",
    phase: "confirm",
    candidates: ["size=3", "size=2", "size=1"],
    questions: 10,
    evaluations: 30,
  },
  block("confirm", "size=3", 0.7, 10, 54),
  block("confirm", "size=2", 0.71, 10, 64),
  block("confirm", "size=1", 0.6, 10, 74),
  { type: "search-end", result: madeResult },
];

export const madeSearch: SearchDetail = {
  id: "search-1",
  experiment: "harbour",
  status: "finished",
  strategy: "screen-race-confirm",
  metric: "ndcg@10",
  seed: 1,
  budget: 80,
  minutes: null,
  usd: null,
  baseline: "size=1",
  candidates: Object.fromEntries([1, 2, 3, 4, 5].map((size) => [`size=${size}`, { "chunk.size": size }])),
  events: madeEvents,
  result: madeResult,
  startedAt: 0,
  finishedAt: 1,
  environment: {},
  error: null,
};
