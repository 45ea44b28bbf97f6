import * as z from "zod";
import { RunSummary } from "./runs.ts";

export const MatrixQuery = z.strictObject({
  runs: z.string().max(1000).describe("Ids of 1 to 6 runs with commas between them."),
  metrics: z
    .string()
    .max(2000)
    .optional()
    .describe("Metrics with commas between them; the one that ranks where absent."),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/**
 * Question by question, a list a property: `questions.id[7]`, `columns[2].scores[7]` and `answers[1].refused[7]` speak of one question.
 * Questions that any of the runs was asked, in the order of the first run that has them.
 */
export const Matrix = z.object({
  /** The metric that ranks: the first of `metrics`. */
  metric: z.string(),
  metrics: z.array(z.string()),
  /** In the order asked for. */
  runs: z.array(RunSummary),
  questions: z.object({
    id: z.array(z.string()),
    text: z.array(z.string()),
    /** Null where nobody said. */
    answerable: z.array(z.boolean().nullable()),
    /** Places in `tagNames`. */
    tags: z.array(z.array(z.int())),
    /** The part of the set, a place in `splitNames`, as the questions file says now; null where it names none. */
    split: z.array(z.int().nullable()),
  }),
  tagNames: z.array(z.string()),
  splitNames: z.array(z.string()),
  /** Every run by every metric that it has question by question. */
  columns: z.array(
    z.object({
      run: z.string(),
      metric: z.string(),
      /** A letter a question: s scored, n not applicable, f failed, - not asked. */
      status: z.string(),
      /** With 4 decimal digits; null where it was not scored. */
      scores: z.array(z.number().nullable()),
    }),
  ),
  /** Of every run that answered. A character a question: 1 yes, 0 no, - not asked. */
  answers: z.array(
    z.object({
      run: z.string(),
      refused: z.string(),
      /** The model could give none. */
      failed: z.string(),
    }),
  ),
  /** What "A right, B wrong" means; null where the metric tells of no single question. */
  right: z
    .object({
      metric: z.string(),
      lowerIsBetter: z.boolean(),
      /** Right from this score on, or up to it where lower is better; not scored is neither right nor wrong. */
      threshold: z.number(),
      /** The same as a sentence. */
      sentence: z.string(),
    })
    .nullable(),
  notices: z.array(z.string()),
});
export type Matrix = z.infer<typeof Matrix>;
