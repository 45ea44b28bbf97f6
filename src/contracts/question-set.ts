import * as z from "zod";
import { Passage } from "./passage.ts";

/** Gold as a person may write it: a span, a literal quote, or both (then they must agree). */
export const GoldEntry = z
  .strictObject({
    source: z.string().min(1),
    start: z.int().min(0).optional(),
    end: z.int().min(0).optional(),
    quote: z.string().min(1).optional(),
  })
  .refine((gold) => gold.quote !== undefined || (gold.start !== undefined && gold.end !== undefined), {
    message: "needs start and end, or a quote",
  });
export type GoldEntry = z.infer<typeof GoldEntry>;

/** One line of `questions.jsonl`. */
export const QuestionEntry = z.object({
  id: z.string().min(1),
  question: z.string().trim().min(1),
  answer: z.string().optional(),
  answerable: z.boolean().optional(),
  gold: z.array(GoldEntry).optional(),
  /** Cluster for statistics; where absent, questions cluster by their first gold source. */
  group: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** The part of the set it belongs to, such as "development" or "test". */
  split: z.string().trim().min(1).optional(),
  /** Proposed, and in no run until a person accepts it. */
  draft: z.boolean().optional(),
});
export type QuestionEntry = z.infer<typeof QuestionEntry>;

/** A question as it was read, not yet checked against the sources. */
export interface NumberedQuestion {
  /** Where it stands, for messages: "questions.jsonl line 12". */
  where: string;
  entry: QuestionEntry;
}

/** Something wrong with one question, or with how it is written. */
export interface QuestionFault {
  /** One sentence that begins with where it stands. */
  message: string;
  hint: string;
}

/** A question checked against its sources: every gold entry is a span that exists. */
export const Question = z.object({
  id: z.string(),
  question: z.string(),
  /** False where the sources do not hold the answer (gold is then empty); null where nobody said. */
  answerable: z.boolean().nullable(),
  /** Absent where the person gave no answer. */
  answer: z.string().optional(),
  /** Empty where nobody marked where the answer stands: retrieval metrics are then not applicable. */
  gold: z.array(Passage),
  /** What statistics resample: questions of one group rise and fall together. */
  group: z.string(),
  tags: z.array(z.string()).optional(),
});
export type Question = z.infer<typeof Question>;
