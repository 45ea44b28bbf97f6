import type { Answer } from "../../contracts/answer.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";

/** All that a run left of one question. */
export interface QuestionRecord {
  question: Question;
  /** Best first, as deep as it was kept. */
  ranking: readonly RankedPassage[];
  /**
   * The answer, how many of the ranking the answerer was given, and why there is no answer where the model could give none;
   * null where retrieval was measured alone.
   */
  given: { answer: Answer; used: number; failed?: string } | null;
  /** By metric id. */
  outcomes: Readonly<Record<string, Outcome>>;
}

/** What became of the sources before anything was looked up in them. */
export interface IndexedPlaces {
  /** Undefined for a name the dataset does not hold. */
  documentOf(source: string): { language: string; regions: readonly Span[] } | undefined;
  /** Every chunk of a source, in order. */
  chunksOf(source: string): readonly Span[];
  /** Whether retrieve.filter lets a source through. */
  isSearched(source: string): boolean;
}
