import * as z from "zod";
import { MetricSummary } from "../outcome.ts";
import { RunSummary } from "./runs.ts";

export const LeaderboardQuery = z.strictObject({
  experiment: z.string().optional().describe("Runs of this experiment alone; the folder's own where absent."),
  metric: z.string().optional(),
  baseline: z.string().optional().describe("A run's id; the one that the configuration names where absent."),
});
export type LeaderboardQuery = z.infer<typeof LeaderboardQuery>;

const Difference = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  clusters: z.int(),
});

export const Leaderboard = z.object({
  experiment: z.string(),
  metric: z.string(),
  lowerIsBetter: z.boolean(),
  /** Metrics that any of the runs has. */
  metrics: z.array(z.string()),
  /** Best first. */
  rows: z.array(
    z.object({
      run: RunSummary,
      /** What tells it from the others, by dotted path. */
      settings: z.record(z.string(), z.json()),
      summary: MetricSummary,
      /** Null for the best. */
      behindBest: Difference.nullable(),
      amongBest: z.boolean(),
      /** Null for the baseline, and for runs that cannot be compared with it. */
      againstBaseline: Difference.extend({
        p: z.number().nullable(),
        standing: z.enum(["better", "worse", "inconclusive", "none"]),
      }).nullable(),
      onFront: z.boolean(),
    }),
  ),
  /** The run's id; null where there is no run to compare with. */
  baseline: z.string().nullable(),
  brackets: z.array(z.object({ first: z.int(), last: z.int() })),
  notices: z.array(z.string()),
});
export type Leaderboard = z.infer<typeof Leaderboard>;
