import * as z from "zod";
import { Digest } from "./digest.ts";
import { ModelUsage } from "./model.ts";
import { Passage } from "./passage.ts";

/** Where a part of an answer stands in the sources. `answer.text.slice(answerStart, answerEnd)` rests on this passage. */
export const Citation = Passage.extend({
  breadcrumb: z.array(z.string()),
  answerStart: z.int().min(0),
  answerEnd: z.int().min(0),
});
export type Citation = z.infer<typeof Citation>;

/** One call of a model on the way to an answer. */
export const AnswerCall = z.object({
  model: z.string(),
  /** Key of the kept reply: request and response as they were. Null where the call broke. */
  reply: Digest.nullable(),
  /** Null where the provider told nothing. */
  usage: ModelUsage.nullable(),
});
export type AnswerCall = z.infer<typeof AnswerCall>;

/** One step on the way to an answer: a node of the agent's graph, or the one call of `single`. Holds no times: it is part of a result. */
export const AnswerStep = z.object({
  node: z.string(),
  /** From 1; one retrieval and what follows it is a round. */
  round: z.int().min(1),
  /** What came of it and why it went on as it did, a sentence. */
  reason: z.string(),
  /** Of a retrieval: what was looked up, and the passages that no earlier round had found. */
  queries: z.array(z.string()),
  found: z.array(Passage),
  /** Of a grading: the passages taken for relevant. */
  kept: z.array(Passage),
  calls: z.array(AnswerCall),
});
export type AnswerStep = z.infer<typeof AnswerStep>;

/** Something in a model's text that was kept from the reader. */
export const Withheld = z.object({
  kind: z.enum(["link", "image", "markup", "prompt", "tool-call"]),
  text: z.string(),
});
export type Withheld = z.infer<typeof Withheld>;

/** How a model's answer came about, and what its check against the passages found. */
export const AnswerTrace = z.object({
  steps: z.array(AnswerStep),
  /** The limit that ended it; null where it ended by itself. */
  stoppedBy: z.enum(["rounds", "tokens", "seconds", "format"]).nullable(),
  repairs: z.int().min(0),
  /** Citations the model gave, and those of them that were removed: their passage does not support their sentence, or there is none. */
  citationsGiven: z.int().min(0),
  citationsRemoved: z.int().min(0),
  /** Sentences of the final text, and those of them that stand on no passage. */
  sentences: z.int().min(0),
  sentencesUngrounded: z.int().min(0),
  /** Numbers, dates and names that the cited passages do not hold. */
  factsUnsupported: z.array(z.string()),
  withheld: z.array(Withheld),
});
export type AnswerTrace = z.infer<typeof AnswerTrace>;

export const Answer = z.object({
  text: z.string(),
  /** True where the answerer says that the sources do not hold the answer; citations are then empty. */
  refused: z.boolean(),
  citations: z.array(Citation),
  /** How strong the evidence is, higher is stronger. A named score, not a probability: answering and refusing are ranked by it. */
  evidence: z.number(),
  /** Of answers that models gave. */
  trace: AnswerTrace.optional(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * A stream of an answer: any number of deltas and steps, then exactly one answer-end. A reset withdraws every delta before it:
 * what was said did not hold.
 */
export type AnswerEvent =
  | { type: "answer-delta"; text: string }
  | { type: "answer-reset" }
  | { type: "answer-step"; step: AnswerStep; seconds: number }
  | { type: "answer-end"; answer: Answer };
