import * as z from "zod";
import { AnswerCall } from "../answer.ts";
import { pageOf, pageQuery } from "./page.ts";

export const CallsQuery = z.strictObject({
  ...pageQuery,
  limit: pageQuery.limit.default(20),
  question: z.string().min(1).optional().describe("Calls for this question alone."),
});
export type CallsQuery = z.infer<typeof CallsQuery>;

/** A call of a model on the way to an answer, as it went over the wire. Secrets were taken out before it was kept. */
export const RunCall = AnswerCall.extend({
  /** Of the question. */
  question: z.string(),
  /** From 1, of so many for this question. */
  call: z.int(),
  of: z.int(),
  node: z.string(),
  round: z.int(),
  sent: z.array(z.string()),
  received: z.array(z.string()),
  /** What the provider did otherwise than it was asked. */
  warnings: z.array(z.string()),
  /** Why there is nothing to show, a sentence; null where there is. */
  missing: z.string().nullable(),
});
export type RunCall = z.infer<typeof RunCall>;

/** In the order of the questions. */
export const CallsPage = pageOf(RunCall).extend({
  /** Questions that the model could give no answer to, so that no call stands with them. */
  unanswered: z.array(z.object({ question: z.string(), failed: z.string() })),
});
export type CallsPage = z.infer<typeof CallsPage>;
