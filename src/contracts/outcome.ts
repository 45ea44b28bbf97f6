import * as z from "zod";

/** What a metric returns for one question. A measurement that could not be made is never a zero. */
export const Outcome = z.discriminatedUnion("status", [
  z.object({ status: z.literal("scored"), score: z.number() }),
  z.object({ status: z.literal("not-applicable"), reason: z.string() }),
  z.object({ status: z.literal("failed"), reason: z.string() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** A metric over a question set: the value travels with its interval and with what was not scored. */
export const MetricSummary = z.object({
  /** Mean over scored questions, or the set statistic; null when nothing was scored. */
  value: z.number().nullable(),
  /** 95 % cluster-bootstrap interval; null where it cannot be formed (fewer than two clusters). */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Questions scored. */
  n: z.int().min(0),
  notApplicable: z.int().min(0),
  failed: z.int().min(0),
  /** Clusters among the scored questions. */
  clusters: z.int().min(0),
  /** Version of the metric's definition. Values of different versions are never compared silently. */
  version: z.string(),
});
export type MetricSummary = z.infer<typeof MetricSummary>;
