import * as z from "zod";
import { Digest } from "./digest.ts";
import { Json } from "./json.ts";

const Margin = z
  .number()
  .positive()
  .describe("The loss that is accepted, in the metric's unit and without a sign, such as 0.02.");
const MetricId = z.string().min(1).describe("Id of a metric that every question has a score of.");

/** What `rules.yaml` may hold: written before the runs are seen, and hashed into the evidence. */
export const GateRule = z.strictObject({
  primary: z
    .strictObject({
      metric: MetricId,
      test: z
        .enum(["superiority", "non-inferiority"])
        .describe(
          "superiority: it must get better; non-inferiority: it must not lose as much as the margin.",
        ),
      margin: Margin.optional(),
    })
    .superRefine(({ test, margin }, context) => {
      const wrong =
        test === "non-inferiority" && margin === undefined
          ? "non-inferiority needs a margin"
          : test === "superiority" && margin !== undefined
            ? "a margin goes with non-inferiority, not with superiority"
            : undefined;
      if (wrong !== undefined) context.addIssue({ code: "custom", message: wrong, path: ["margin"] });
    })
    .describe("The metric that the change is about, such as { metric: ndcg@10, test: superiority }."),
  guards: z
    .array(z.strictObject({ metric: MetricId, margin: Margin }))
    .superRefine((guards, context) => {
      for (const [index, { metric }] of guards.entries()) {
        if (guards.findIndex((other) => other.metric === metric) === index) continue;
        context.addIssue({ code: "custom", message: `${metric} is guarded twice`, path: [index, "metric"] });
      }
    })
    .default([])
    .describe("Metrics that must not lose as much as their margin."),
  coverage: z
    .strictObject({
      atLeast: z
        .number()
        .positive()
        .max(1)
        .default(0.95)
        .describe("Share of the questions that must have been measured, for every metric above."),
    })
    .prefault({})
    .describe("How many questions must have been measured for a metric to be judged at all."),
  mustPass: z
    .array(
      z
        .strictObject({
          question: z.string().min(1).describe("Id of a question."),
          metric: MetricId,
          atLeast: z.number().optional().describe("Lowest score that passes."),
          atMost: z.number().optional().describe("Highest score that passes."),
        })
        .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined), {
          message: "needs either atLeast or atMost",
        }),
    )
    .default([])
    .describe("Questions that must not fail, whatever the means say."),
  confidence: z
    .number()
    .gt(0.5)
    .lt(1)
    .default(0.95)
    .describe("Of every interval, and of the guards together."),
});
export type GateRule = z.infer<typeof GateRule>;

/** Fail goes before could-not-decide, and that before pass. */
export const gateEnds = ["pass", "fail", "could-not-decide"] as const;
export const GateEnd = z.enum(gateEnds);
export type GateEnd = z.infer<typeof GateEnd>;

/** Why a metric ended as it did. */
export const gateReasons = [
  /** The interval shows an improvement. */
  "better",
  /** The loss stays below the margin. */
  "within-margin",
  /** Every common question scored the same on both sides. */
  "unchanged",
  /** The interval excludes an improvement. */
  "not-better",
  /** The whole interval lies beyond the margin. */
  "beyond-margin",
  "inconclusive",
  "too-few-scored",
  "too-few-clusters",
  "no-variance",
  "no-common-scores",
] as const;
export const GateReason = z.enum(gateReasons);
export type GateReason = z.infer<typeof GateReason>;

/** A metric on the questions that both sides scored. Differences are candidate minus baseline, in the metric's unit. */
export const GateFigures = z.object({
  lowerIsBetter: z.boolean(),
  baseline: z.number().nullable(),
  candidate: z.number().nullable(),
  difference: z.number().nullable(),
  /** Cluster-robust interval at the rule's confidence; null where it cannot be formed. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** With the rule's confidence (one-sided) the candidate loses at most this much. */
  largestLoss: z.number().nullable(),
  n: z.int(),
  clusters: z.int(),
});
export type GateFigures = z.infer<typeof GateFigures>;

const Share = z.object({ scored: z.int(), of: z.int() });
const judged = {
  /** What was asked, in a few words. */
  title: z.string(),
  end: GateEnd,
  /** What came out, in one sentence. */
  sentence: z.string(),
};
const metricJudged = {
  ...judged,
  metric: z.string(),
  reason: GateReason,
  figures: GateFigures,
  /** More questions, from more clusters, that would settle it if the difference is what it looks like. */
  needed: z.object({ questions: z.int(), clusters: z.int() }).nullable(),
};

/** One line of the rule and how it ended. */
export const GateLine = z.discriminatedUnion("rule", [
  z.object({
    rule: z.literal("primary"),
    test: z.enum(["superiority", "non-inferiority"]),
    margin: z.number().nullable(),
    ...metricJudged,
  }),
  z.object({
    rule: z.literal("guard"),
    margin: z.number(),
    /** One-sided, of a loss as large as the margin, after Holm over all guards of the rule; null where not tested. */
    adjustedP: z.number().nullable(),
    ...metricJudged,
  }),
  z.object({
    rule: z.literal("coverage"),
    ...judged,
    metric: z.string(),
    atLeast: z.number(),
    /** Of the common questions that it applies to, how many the baseline scored. */
    baseline: Share,
    /** Of the questions that the baseline scored, how many the candidate scored. */
    candidate: Share,
  }),
  z.object({
    rule: z.literal("must-pass"),
    ...judged,
    question: z.string(),
    metric: z.string(),
    /** Null where it could not be measured or does not apply. */
    score: z.number().nullable(),
  }),
]);
export type GateLine = z.infer<typeof GateLine>;

const MovedScore = z.object({
  questionId: z.string(),
  question: z.string(),
  baseline: z.number(),
  candidate: z.number(),
});

const JudgedRun = z.object({ run: z.string(), label: z.string(), evaluation: Digest });

/** What was judged by what: enough to tell later whether a decision still stands. */
export const GateEvidence = z.object({
  /** Milliseconds since 1970-01-01 UTC. */
  at: z.number(),
  /** Version of Soundings that judged. */
  soundings: z.string(),
  rule: z.object({ file: z.string(), digest: Digest }),
  /** `file` is null where the baseline was a run of the folder. */
  baseline: JudgedRun.extend({ file: z.object({ name: z.string(), digest: Digest }).nullable() }),
  candidate: JudgedRun,
});
export type GateEvidence = z.infer<typeof GateEvidence>;

export const GateReport = z.object({
  experiment: z.string(),
  end: GateEnd,
  /** The end and why, in one sentence. */
  sentence: z.string(),
  lines: z.array(GateLine),
  /** By a metric that failed, else one that could not be decided, else the primary one; largest change first. */
  moved: z.object({ metric: z.string(), gained: z.array(MovedScore), lost: z.array(MovedScore) }),
  settings: z.array(z.object({ path: z.string(), baseline: Json, candidate: Json })),
  notices: z.array(z.string()),
  evidence: GateEvidence,
});
export type GateReport = z.infer<typeof GateReport>;
