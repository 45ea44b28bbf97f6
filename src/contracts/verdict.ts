import * as z from "zod";

/** What may be said of a second run against a first one, by one metric. */
export const verdictKinds = ["better", "not-worse", "worse", "inconclusive", "none"] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Why there is no verdict at all. */
export const noVerdictReasons = [
  "no-common-scores",
  "too-few-clusters",
  "too-many-failed",
  "unchanged",
  "no-variance",
  "other-definition",
  "no-question-scores",
] as const;
export type NoVerdictReason = (typeof noVerdictReasons)[number];

export const Verdict = z.object({
  kind: z.enum(verdictKinds),
  /** One plain sentence. */
  sentence: z.string(),
  /** Null where there is a verdict. "unchanged": every common question scored the same on both sides. */
  reason: z.enum(noVerdictReasons).nullable(),
  /** More questions, from more clusters, that would settle it if the difference is what it looks like; null where that is not the question. */
  needed: z.object({ questions: z.int(), clusters: z.int() }).nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Outcomes of one side over the common questions. */
export const Coverage = z.object({
  scored: z.int(),
  notApplicable: z.int(),
  failed: z.int(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Two runs on their common questions by one metric. Differences are second minus first, in the metric's unit. */
export const MetricComparison = z.object({
  metric: z.string(),
  lowerIsBetter: z.boolean(),
  /** Means over the questions scored on both sides; null where there is none. */
  first: z.number().nullable(),
  second: z.number().nullable(),
  difference: z.number().nullable(),
  /** 95 % cluster-robust interval of the difference; null where it cannot be formed. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** With 95 % confidence the second run loses at most this much (at least 0); null where there is no interval. */
  largestLoss: z.number().nullable(),
  /** Two-sided, cluster-robust t. */
  p: z.number().nullable(),
  /** Questions scored on both sides, and the clusters they fall into. */
  n: z.int(),
  clusters: z.int(),
  designEffect: z.number().nullable(),
  degrees: z.number().nullable(),
  /** A loss up to this is accepted; null where none was given and the metric has no usual one. */
  margin: z.number().nullable(),
  verdict: Verdict,
  /** Null where the two sides were not compared at all. */
  coverage: z.object({ first: Coverage, second: Coverage }).nullable(),
  /** Questions that changed sides, of a metric that says yes or no; null for others. */
  discordant: z.object({ gained: z.int(), lost: z.int() }).nullable(),
  /** The smallest true difference that this comparison finds four times in five. */
  detectable: z.number().nullable(),
});
export type MetricComparison = z.infer<typeof MetricComparison>;

/** Other ways to look at the same differences: they inform, the verdict rests on the interval alone. */
export const SensitivityCheck = z.discriminatedUnion("check", [
  z.object({ check: z.literal("sign-flip"), p: z.number(), exact: z.boolean() }),
  z.object({ check: z.literal("mcnemar-mid-p"), p: z.number() }),
  z.object({ check: z.literal("wilcoxon"), p: z.number() }),
  z.object({ check: z.literal("studentised-bootstrap"), low: z.number(), high: z.number() }),
]);
export type SensitivityCheck = z.infer<typeof SensitivityCheck>;
