import { coverage, depth, join } from "./coverage.ts";
import type { PassageReading } from "./passage-reading.ts";

/** What speaks for or against an answer in the passages, each between 0 and 1 and free of the corpus's scale. */
export const evidenceFeatureNames = ["source", "passage", "sentence", "heading", "others"] as const;
export type EvidenceFeatures = Record<(typeof evidenceFeatureNames)[number], number>;

/** Passages after these change no evidence, so that it does not depend on how many an answerer is given. */
const readAtMost = 5;
/** How much of what the best passage holds another one holds, in the mean over the corpora: stands for passages that are not there. */
const usualOther = 0.6;

/** Of at least one passage, best first. */
export function evidenceFeatures(readings: readonly PassageReading[]): EvidenceFeatures {
  const read = readings.slice(0, readAtMost);
  const [first, ...others] = read as [PassageReading, ...PassageReading[]];
  const { shares } = first.question;
  const firstCoverage = passageCoverage(first);
  const otherCoverages = others.map(passageCoverage);
  while (otherCoverages.length < readAtMost - 1) otherCoverages.push(usualOther * firstCoverage);
  const sameSource = read.filter(({ passage }) => passage.source === first.passage.source);
  return {
    /** How much the source of the best passage has to say of what the question names. */
    source: depth(
      sameSource.flatMap(({ sentences }) => sentences),
      shares,
      4,
    ),
    passage: depth(first.sentences, shares, 1),
    sentence: read.reduce((best, reading) => Math.max(best, bestSentence(reading)), 0),
    /** Its weight is negative: a heading alone is less than a text. */
    heading: coverage(first.heading, shares),
    /** Its weight is negative: words that every passage holds tell nothing. */
    others: otherCoverages.reduce((sum, covered) => sum + covered, 0) / otherCoverages.length,
  };
}

function passageCoverage({ heading, text, question }: PassageReading): number {
  const held = Float64Array.from(heading);
  join(held, text);
  return coverage(held, question.shares);
}

/** Of the best sentence together with the headings above it. */
function bestSentence({ heading, sentences, question }: PassageReading): number {
  let best = 0;
  for (const sentence of sentences) {
    const held = Float64Array.from(heading);
    join(held, sentence.held);
    best = Math.max(best, coverage(held, question.shares));
  }
  return best;
}
