import * as z from "zod";

export const RunFailuresQuery = z.strictObject({
  metric: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("What slices are compared by; the metric that ranks runs where absent."),
});
export type RunFailuresQuery = z.infer<typeof RunFailuresQuery>;

const SliceSide = z.object({
  /** Questions scored. */
  n: z.int(),
  clusters: z.int(),
  /** Null where nothing was scored. */
  mean: z.number().nullable(),
});

/** Where a run lost its answers. */
export const RunFailures = z.object({
  run: z.string(),
  questions: z.int(),
  /** Every way a question can end, in the order of the pipeline; the counts sum to the questions. */
  ends: z.array(
    z.object({
      /** Such as "not-retrieved" or "right". */
      end: z.string(),
      count: z.int(),
      /** Of all questions. */
      share: z.number(),
      /** Of these, how many were refused as well, after an earlier loss. */
      refused: z.int(),
      /** Of these, how many gave the gold answer although gold was lost: other passages say it too. */
      rightAllTheSame: z.int(),
      /** The first few. */
      examples: z.array(z.object({ questionId: z.string(), question: z.string() })),
    }),
  ),
  /** Of the answerable questions with gold. Ends with "ranked" where retrieval was measured alone. */
  steps: z.array(
    z.object({
      step: z.enum(["asked", "indexed", "ranked", "given", "answered", "cited", "right"]),
      /** Questions that got at least so far. */
      reached: z.int(),
      /** Lost on the way to it, and what their end is called; null of the first. */
      lost: z.int(),
      end: z.string().nullable(),
    }),
  ),
  /** Cited gold, and no rule could tell whether the answer is right: neither lost nor right. */
  unjudged: z.int(),
  /** At which most questions were lost; null where none was. */
  largestLoss: z.string().nullable(),
  /** What to try next against it, a line each. */
  next: z.array(z.string()),
  /** What slices are compared by; answerability goes by whether the question went well. */
  metric: z.string(),
  slices: z.array(
    z.object({
      dimension: z.string(),
      value: z.string(),
      metric: z.string(),
      inside: SliceSide,
      outside: SliceSide,
      /** Mean inside minus mean outside with its 95 % interval; null where nothing is claimed. */
      difference: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** Corrected for all slices looked at. */
      pValue: z.number().nullable(),
      claim: z.enum(["worse", "better", "no-more-than-chance", "none"]),
      /** Why nothing is claimed; null where something is. */
      reason: z.string().nullable(),
    }),
  ),
});
export type RunFailures = z.infer<typeof RunFailures>;
