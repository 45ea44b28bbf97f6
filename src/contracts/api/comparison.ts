import * as z from "zod";
import { MetricComparison, SensitivityCheck } from "../verdict.ts";
import { RunSummary } from "./runs.ts";

export const ComparisonQuery = z.strictObject({
  runs: z
    .string()
    .max(1000)
    .describe("Ids of 2 to 6 runs with commas between them; the others are compared with the first."),
  metric: z.string().optional(),
  margin: z.coerce.number().min(0).optional().describe("The loss that is accepted, in the metric's unit."),
  moved: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .default(10)
    .describe("Moved questions shown in each direction."),
  checks: z
    .enum(["true", "false"])
    .default("false")
    .describe("Whether other methods are asked too: it takes longer."),
});
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

const QuestionSide = z.object({
  answer: z.object({ text: z.string(), refused: z.boolean() }).nullable(),
  passages: z.array(
    z.object({
      source: z.string(),
      where: z.string(),
      firstLine: z.int(),
      lastLine: z.int(),
      page: z.int().nullable(),
      breadcrumb: z.array(z.string()),
      rank: z.int(),
      used: z.boolean(),
      gold: z.boolean(),
    }),
  ),
});

export const MovedQuestion = z.object({
  questionId: z.string(),
  question: z.string(),
  first: z.number(),
  second: z.number(),
  goldAnswer: z.string().nullable(),
  details: z.object({ first: QuestionSide, second: QuestionSide }),
});

export const Comparison = z.object({
  metric: z.string(),
  /** In the order asked for. */
  runs: z.array(RunSummary),
  /** Settings in which they differ, a value a run; null where a run has no such setting. */
  settings: z.array(z.object({ path: z.string(), values: z.array(z.json()) })),
  /** Every run but the first, against the first. */
  comparisons: z.array(
    z.object({
      first: z.string(),
      second: z.string(),
      metrics: z.array(MetricComparison),
      checks: z.array(SensitivityCheck),
      notices: z.array(z.string()),
      /** How many questions changed their score. */
      changed: z.int(),
      gained: z.array(MovedQuestion),
      lost: z.array(MovedQuestion),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;
