import * as z from "zod";
import { Passage } from "./passage.ts";

/** Where a part of an answer stands in the sources. `answer.text.slice(answerStart, answerEnd)` rests on this passage. */
export const Citation = Passage.extend({
  breadcrumb: z.array(z.string()),
  answerStart: z.int().min(0),
  answerEnd: z.int().min(0),
});
export type Citation = z.infer<typeof Citation>;

export const Answer = z.object({
  text: z.string(),
  /** True where the answerer says that the sources do not hold the answer; citations are then empty. */
  refused: z.boolean(),
  citations: z.array(Citation),
  /** How strong the evidence is, higher is stronger. A named score, not a probability: answering and refusing are ranked by it. */
  evidence: z.number(),
});
export type Answer = z.infer<typeof Answer>;

/** A stream of an answer: any number of deltas, then exactly one answer-end. */
export type AnswerEvent = { type: "answer-delta"; text: string } | { type: "answer-end"; answer: Answer };
