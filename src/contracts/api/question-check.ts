import * as z from "zod";
import { QuotedPassage } from "./quoted-passage.ts";

const NamedQuestion = z.object({ id: z.string(), question: z.string() });

/** What a person should know of the question set before believing a number made with it. */
export const QuestionCheck = z.object({
  /** The file's name; null where there is none yet. */
  file: z.string().nullable(),
  /** Questions that cannot be read, and gold that is missing, elsewhere or ambiguous. They stop every run. */
  faults: z.array(
    z.object({
      /** Null where the line is no question. */
      id: z.string().nullable(),
      question: z.string().nullable(),
      message: z.string(),
      hint: z.string(),
      /** Where its quotes stand word for word, in its own source first; several where a quote is ambiguous, none where it is missing. Of the first 100 faults. */
      places: z.array(QuotedPassage),
    }),
  ),
  /** Of the accepted questions without a fault, as all that follows. */
  questions: z.int(),
  drafts: z.int(),
  withGold: z.int(),
  withAnswer: z.int(),
  unanswerable: z.int(),
  clusters: z.int(),
  clustersWithGold: z.int(),
  /** Fewer clusters allow no verdict about a difference. */
  clustersNeeded: z.int(),
  answers: z.object({
    /** Answers that stand in their gold as they are, and but for case, punctuation and numbers' spelling. */
    wordForWord: z.int(),
    normalised: z.int(),
    /** Answers that stand in no gold passage, with the share of their words that do, lowest first. */
    absent: z.array(
      NamedQuestion.extend({
        answer: z.string(),
        wordsInGold: z.number(),
        gold: z.array(QuotedPassage),
      }),
    ),
  }),
  /** Answerable questions without gold, with where their answers stand word for word, for a person to confirm. */
  withoutGold: z.array(NamedQuestion.extend({ proposals: z.array(QuotedPassage) })),
  /** same: equal words; near: almost all that is asked about is. */
  alike: z.array(z.object({ first: NamedQuestion, second: NamedQuestion, how: z.enum(["same", "near"]) })),
  /** What makes two parts of the set less independent than they look. */
  leaks: z.array(
    z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("cluster"),
        cluster: z.string(),
        splits: z.array(z.string()),
        questions: z.int(),
      }),
      z.object({
        kind: z.literal("question"),
        how: z.enum(["same", "near"]),
        first: NamedQuestion,
        second: NamedQuestion,
        splits: z.tuple([z.string(), z.string()]),
      }),
    ]),
  ),
  /** Questions with gold longer than the largest chunk; null where chunks are not measured in characters. */
  goldBeyondChunk: z.array(NamedQuestion.extend({ gold: z.array(QuotedPassage) })).nullable(),
  /** The smallest true difference between two runs that this set finds four times in five, by what is assumed. */
  detectable: z.array(
    z.object({
      standardDeviation: z.number(),
      intraClusterCorrelation: z.number(),
      outcome: z.discriminatedUnion("status", [
        z.object({
          status: z.literal("estimated"),
          difference: z.number(),
          questions: z.int(),
          clusters: z.number(),
          designEffect: z.number(),
        }),
        z.object({ status: z.literal("undefined"), reason: z.string() }),
      ]),
    }),
  ),
});
export type QuestionCheck = z.infer<typeof QuestionCheck>;
