import type { Answer } from "../contracts/answer.ts";
import type { Outcome } from "../contracts/outcome.ts";
import type { Question } from "../contracts/question-set.ts";
import type { ReadPassage } from "./answerer.ts";

/** All that is known of one question after a pipeline ran on it. */
export interface Sample {
  question: Question;
  /** Every passage found, best first: at least as deep as the deepest metric asks. */
  ranking: readonly ReadPassage[];
  /** How many of the ranking the answerer was given. */
  used: number;
  /** Throws where there is none: look first whether a metric applies to the question. */
  answer: Answer;
  /** Canonical text of a source; throws for a name that is not in the dataset. */
  textOf(source: string): string;
  /** Every chunk span of a source, in order: what an ideal ranking could have returned. */
  chunksOf(source: string): readonly { start: number; end: number }[];
}

/** Scores one question; the run's value is the mean of what was scored. */
export interface Metric {
  /** Such as "span-recall@5". */
  readonly id: string;
  /** Changes whenever some score changes. */
  readonly version: string;
  /** One line for people: what it measures, its range, and which way is better. */
  readonly title: string;
  /** Never throws for a reason that lies in the sample: that is an outcome. Deterministic unless a judge is asked. */
  measure(sample: Sample, signal: AbortSignal): Outcome | Promise<Outcome>;
}
