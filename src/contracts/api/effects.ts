import * as z from "zod";

export const EffectsQuery = z.strictObject({
  experiment: z.string().optional().describe("Runs of this experiment alone; the folder's own where absent."),
  metric: z.string().optional(),
});
export type EffectsQuery = z.infer<typeof EffectsQuery>;

/** How the effect of a setting was told from the effects of the others. */
export const effectMethods = ["paired", "model"] as const;

/** What a value of a setting does against the reference value. Differences are this value minus the reference, in the metric's unit. */
export const SettingEffect = z.object({
  /** Null where a run has no such setting. */
  value: z.json(),
  /** Runs with this value, and runs with the reference. */
  runs: z.int(),
  referenceRuns: z.int(),
  /**
   * paired: the mean over `pairs` of runs that differ in this setting alone, question by question, with a cluster-robust interval.
   * model: no such pairs, so that the effects of all settings are fitted together, as if none depended on another. Null where it
   * cannot be told.
   */
  method: z.enum(effectMethods).nullable(),
  /** Pairs of runs that differ in this setting alone. */
  pairs: z.int(),
  /** Null where it cannot be told; `reason` says why. */
  difference: z.number().nullable(),
  /** 95 % interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Questions and clusters that it rests on. */
  n: z.int(),
  clusters: z.int(),
  standing: z.enum(["better", "worse", "inconclusive", "none"]),
  /** One plain sentence that stands by itself. */
  sentence: z.string(),
  /** Why there is no number, a sentence; null where there is one. */
  reason: z.string().nullable(),
});
export type SettingEffect = z.infer<typeof SettingEffect>;

/** What each setting does over the finished runs of an experiment. */
export const Effects = z.object({
  experiment: z.string(),
  metric: z.string(),
  lowerIsBetter: z.boolean(),
  /** Finished runs that could be taken, each configuration once by its newest. */
  runs: z.int(),
  /** Questions that all of them were asked, and the clusters these fall into. */
  questions: z.int(),
  clusters: z.int(),
  /** Every setting in which they differ; those that always change together are one, and `together` names the others. */
  settings: z.array(
    z.object({
      path: z.string(),
      together: z.array(z.string()),
      /** The value that the others are compared with: the baseline's. */
      reference: z.json(),
      values: z.array(SettingEffect),
    }),
  ),
  notices: z.array(z.string()),
});
export type Effects = z.infer<typeof Effects>;
