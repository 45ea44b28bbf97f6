import * as z from "zod";
import { Json } from "./json.ts";

export const searchStrategies = [
  "screen-race-confirm",
  "random",
  "grid",
  "greedy",
  "greedy-pipeline",
] as const;
export type SearchStrategy = (typeof searchStrategies)[number];

export const searchPhases = ["prune", "screen", "race", "confirm"] as const;
export const SearchPhase = z.enum(searchPhases);
export type SearchPhase = z.infer<typeof SearchPhase>;

/** What was measured once: one question through one configuration. */
const Evaluations = z.int().min(0);

/** A difference of two configurations' means, first minus second, on the questions that both scored. */
export const SearchComparison = z.object({
  /** Null where no question was scored by both. */
  difference: z.number().nullable(),
  /** 95 % cluster-robust interval; null where there is none, and `why` says so. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().min(0),
  clusters: z.int().min(0),
  why: z.string().nullable(),
});
export type SearchComparison = z.infer<typeof SearchComparison>;

/** Why a configuration goes no further. */
export const DropReason = z.discriminatedUnion("kind", [
  /** Its upper bound against the leader lies below zero: `upper` is that bound, of its mean minus the leader's. */
  z.object({
    kind: z.literal("clearly-worse"),
    against: z.string(),
    difference: z.number(),
    upper: z.number(),
    n: z.int(),
    clusters: z.int(),
  }),
  /** No better than the leader by more than the margin, and slower or dearer, each with confidence. */
  z.object({
    kind: z.literal("dominated"),
    against: z.string(),
    difference: z.number(),
    upper: z.number(),
    worseIn: z.array(z.enum(["time", "cost"])),
    n: z.int(),
    clusters: z.int(),
  }),
  /** Only so many go on, so that the race ends: `rank` is its place among those still there. */
  z.object({ kind: z.literal("rank"), rank: z.int(), keep: z.int(), behind: z.number() }),
  /** Its measurement failed. Never counted as a low score. */
  z.object({
    kind: z.literal("unmeasured"),
    failed: z.int(),
    asked: z.int(),
    message: z.string().nullable(),
  }),
]);
export type DropReason = z.infer<typeof DropReason>;

/** A mean with its interval; the interval is null where it cannot be formed, and `why` says so. */
export const SearchScore = z.object({
  mean: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  clusters: z.int(),
  why: z.string().nullable(),
});
export type SearchScore = z.infer<typeof SearchScore>;

export const SearchResult = z.object({
  winner: z.string(),
  /** The winner's score on questions that took no part in choosing it; null where the strategy kept none. */
  confirmed: SearchScore.nullable(),
  /** Its score on the questions it was chosen by: too high, because it was chosen for it. Null where it was scored on none. */
  optimistic: SearchScore.nullable(),
  /** `unreliable`: the interval is shown, but there are too few clusters to rely on it. */
  verdict: z.enum(["confirmed", "unreliable", "unconfirmed"]),
  /** One sentence where the verdict is not "confirmed". */
  reason: z.string().nullable(),
  /** The winner minus the other, on the confirm questions. */
  runnerUp: z.object({ candidate: z.string(), comparison: SearchComparison }).nullable(),
  baseline: z
    .object({
      candidate: z.string(),
      score: SearchScore.nullable(),
      /** Null where the baseline is the winner itself. */
      comparison: SearchComparison.nullable(),
    })
    .nullable(),
  spent: Evaluations,
  /** Questions for which passages were found without an answer: counted apart, as they cost no model. */
  retrievalEvaluations: Evaluations,
  exhaustive: Evaluations,
});
export type SearchResult = z.infer<typeof SearchResult>;

/** The search's own history: what was measured, who went on, who was dropped, when and why. */
export const SearchEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("search-start"),
    strategy: z.enum(searchStrategies),
    candidates: z.int(),
    /** Question evaluations that may be spent. */
    budget: Evaluations,
    /** Question evaluations that measuring every configuration on every question would take. */
    exhaustive: Evaluations,
  }),
  /** Question ids by part; whole clusters, so the parts share none. */
  z.object({
    type: z.literal("questions-split"),
    screen: z.array(z.string()),
    race: z.array(z.string()),
    confirm: z.array(z.string()),
  }),
  z.object({
    type: z.literal("phase-start"),
    phase: SearchPhase,
    candidates: z.array(z.string()),
    questions: z.int(),
    evaluations: Evaluations,
  }),
  z.object({
    type: z.literal("block-end"),
    phase: SearchPhase,
    candidate: z.string(),
    questions: z.array(z.string()),
    scored: z.int(),
    notApplicable: z.int(),
    failed: z.int(),
    /** Mean of what was scored; null where nothing was. */
    mean: z.number().nullable(),
    /** All question evaluations so far. */
    spent: Evaluations,
  }),
  z.object({
    type: z.literal("candidate-dropped"),
    phase: SearchPhase,
    candidate: z.string(),
    reason: DropReason,
  }),
  z.object({
    type: z.literal("candidate-promoted"),
    /** The phase it goes on to. */
    phase: SearchPhase,
    candidate: z.string(),
    /** Estimated quality less the best one's, and its standard deviation; null where nothing was estimated. */
    behind: z.number().nullable(),
    standardDeviation: z.number().nullable(),
  }),
  z.object({ type: z.literal("search-end"), result: SearchResult }),
]);
export type SearchEvent = z.infer<typeof SearchEvent>;

/** A search as it is kept: what was asked, its whole history, and its result once there is one. */
export const Search = z.object({
  /** The same for the same question: settings, space, question set and sources decide it. */
  id: z.string(),
  experiment: z.string(),
  status: z.enum(["running", "finished", "failed", "stopped"]),
  strategy: z.enum(searchStrategies),
  metric: z.string(),
  seed: z.int(),
  /** Question evaluations; with a budget in minutes or money what the measured rate or the forecast made of it. */
  budget: Evaluations,
  minutes: z.number().nullable(),
  /** US dollars that models may cost each time it is started; null where nothing limits them. */
  usd: z.number().nullable().default(null),
  baseline: z.string(),
  /** What each configuration varies, by its label. */
  candidates: z.record(z.string(), z.record(z.string(), Json)),
  events: z.array(SearchEvent),
  result: SearchResult.nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  environment: z.record(z.string(), z.string()),
  error: z.string().nullable(),
});
export type Search = z.infer<typeof Search>;
