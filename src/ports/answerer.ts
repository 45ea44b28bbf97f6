import type { AnswerEvent } from "../contracts/answer.ts";
import type { RankedPassage } from "../contracts/retrieval.ts";

/** A retrieved passage with its text. */
export interface ReadPassage extends RankedPassage {
  text: string;
  /** ISO 639-1 code of the passage's document, or "und". */
  language: string;
}

export interface AnswerRequest {
  question: string;
  /** Best first; may be empty. */
  passages: readonly ReadPassage[];
  /** Looks further passages up, best first; absent where there is nothing but `passages`. */
  search?: (query: string, signal: AbortSignal) => Promise<readonly ReadPassage[]>;
  signal: AbortSignal;
}

/** Answers a question from passages, or says that they do not hold the answer. */
export interface Answerer {
  readonly id: string;
  /** Changes whenever some answer changes. */
  readonly version: string;
  /**
   * Any number of deltas, resets and steps, then exactly one answer-end whose text is the deltas since the last reset joined.
   * Every citation lies inside a passage of the request or one that was looked up. Where there is none, it refuses.
   */
  answer(request: AnswerRequest): AsyncIterable<AnswerEvent>;
}
