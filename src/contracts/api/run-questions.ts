import * as z from "zod";
import { Outcome } from "../outcome.ts";
import { Question } from "../question-set.ts";
import { pageOf, pageQuery } from "./page.ts";

export const RunQuestionsQuery = z.strictObject({
  ...pageQuery,
  text: z.string().optional().describe("Questions whose words or id hold these characters."),
});
export type RunQuestionsQuery = z.infer<typeof RunQuestionsQuery>;

/** A question with what a run made of it. */
export const RunQuestion = z.object({
  question: Question,
  outcomes: z.record(z.string(), Outcome),
  /** Null where the run measured retrieval alone. */
  answer: z
    .object({
      text: z.string(),
      refused: z.boolean(),
      evidence: z.number(),
      citations: z.int(),
      /** Why the model could give none; null where it gave one. */
      failed: z.string().nullable(),
    })
    .nullable(),
});
export type RunQuestion = z.infer<typeof RunQuestion>;

export const RunQuestionsPage = pageOf(RunQuestion);
export type RunQuestionsPage = z.infer<typeof RunQuestionsPage>;
