import * as z from "zod";
import { Passage } from "./passage.ts";

/** A retrieved passage, with the score it was ranked by: exactly a chunk's span, or with `retrieve.parent` a larger passage around one. */
export const RankedPassage = Passage.extend({
  /** Higher is better; comparable only within one ranking. Rounded to 6 decimals so that it can be digested. */
  score: z.number(),
  /** Of where it begins. */
  breadcrumb: z.array(z.string()),
});
export type RankedPassage = z.infer<typeof RankedPassage>;

/** The passages found for one question, best first. */
export const Ranking = z.object({
  questionId: z.string(),
  passages: z.array(RankedPassage),
});
export type Ranking = z.infer<typeof Ranking>;
