import { cueIn } from "./answer-cue.ts";
import { coverage, join } from "./coverage.ts";
import type { PassageReading, SentenceReading } from "./passage-reading.ts";

/** What speaks for a sentence, each between -1 and 1 and free of the corpus's scale. */
export const sentenceFeatureNames = ["coverage", "heading", "elsewhere", "cue", "score"] as const;
export type SentenceFeatures = Record<(typeof sentenceFeatureNames)[number], number>;

/** `topScore` is that of the best passage. */
export function sentenceFeatures(
  { passage, question, heading, text }: PassageReading,
  sentence: SentenceReading,
  topScore: number,
): SentenceFeatures {
  const { shares } = question;
  const held = Float64Array.from(sentence.held);
  const own = coverage(held, shares);
  join(held, heading);
  const withHeading = coverage(held, shares);
  join(held, text);
  return {
    coverage: own,
    /** What the headings above hold and the sentence does not. */
    heading: withHeading - own,
    /** What only the rest of its passage holds. */
    elsewhere: coverage(held, shares) - withHeading,
    cue: cueIn(passage.text.slice(sentence.start, sentence.end), question.kind, question.lowerCase),
    score: topScore > 0 ? Math.max(0, Math.min(1, passage.score / topScore)) : 1,
  };
}
