import type { AnswerStep } from "../contracts/answer.ts";
import type { Passage } from "../contracts/passage.ts";
import type { Question } from "../contracts/question-set.ts";
import type { QuestionRecord } from "../core/failure-analysis/question-record.ts";
import { overlaps } from "../core/evaluation/spans.ts";

/** A passage where a person finds it. */
export interface StoryPassage extends Passage {
  /** As a person would say it: "page 7", "lines 3–5". Null, as are lines and words, where the source's text is no longer kept. */
  where: string | null;
  /** Counted from 1. */
  firstLine: number | null;
  lastLine: number | null;
  page: number | null;
  quote: string | null;
}

export interface StoryStep extends Omit<AnswerStep, "found" | "kept"> {
  found: StoryPassage[];
  kept: StoryPassage[];
}

export interface StoryAnswer {
  text: string;
  refused: boolean;
  evidence: number;
  citations: (StoryPassage & { gold: boolean })[];
  /** How a model came to it; empty where none was asked. */
  steps: StoryStep[];
  /** Why there is no answer, where the model could give none; what stands above is then nothing it said. */
  failed: string | null;
}

export function storyAnswer(
  { answer, failed }: NonNullable<QuestionRecord["given"]>,
  { gold }: Pick<Question, "gold">,
  placeOf: (passage: Passage) => StoryPassage,
): StoryAnswer {
  const { text, refused, evidence, citations, trace } = answer;
  return {
    text,
    refused,
    evidence,
    citations: citations.map((citation) => ({
      ...placeOf(citation),
      gold: gold.some((span) => overlaps(span, citation)),
    })),
    steps: (trace?.steps ?? []).map((step) => ({
      ...step,
      found: step.found.map(placeOf),
      kept: step.kept.map(placeOf),
    })),
    failed: failed ?? null,
  };
}
