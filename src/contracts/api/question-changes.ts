import * as z from "zod";
import { QuestionEntry } from "../question-set.ts";
import { QuestionVersion } from "../question-version.ts";

const NumberedVersion = QuestionVersion.extend({ version: z.int() });

/** What became of the questions between two versions of their file. */
export const QuestionChanges = z.object({
  from: NumberedVersion,
  to: NumberedVersion,
  added: z.array(QuestionEntry),
  removed: z.array(QuestionEntry),
  /** The same words under another id. */
  renamed: z.array(z.object({ before: z.string(), after: z.string(), question: z.string() })),
  changed: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      changes: z.array(
        z.object({
          /** A field of a question, "gold", or "moved gold": the same words at another place of `source`. */
          field: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
          /** Both only of moved gold; `by` in characters. */
          source: z.string().optional(),
          by: z.int().optional(),
        }),
      ),
    }),
  ),
  unchanged: z.int(),
});
export type QuestionChanges = z.infer<typeof QuestionChanges>;

export const RestoreParams = z.object({
  version: z.string().min(1).max(20).describe("A version's number."),
});

export const RestoredQuestions = z.object({
  /** The version whose content the file has again. */
  restored: z.int(),
  /** Of the file as it is now: restoring is a version of its own, and can be undone like any other. */
  version: z.int(),
  /** False where the file had this content already. */
  changed: z.boolean(),
});
export type RestoredQuestions = z.infer<typeof RestoredQuestions>;
