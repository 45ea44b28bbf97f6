import { asksForMailHead, isMailHead } from "./is-mail-head.ts";
import { coverage, type Held, join } from "./coverage.ts";
import { sentenceWeights } from "./evidence-weights.ts";
import type { PassageReading, SentenceReading } from "./passage-reading.ts";
import type { QuestionReading } from "./question-reading.ts";
import { sentenceFeatureNames, sentenceFeatures } from "./sentence-features.ts";

export interface Candidate {
  reading: PassageReading;
  sentence: SentenceReading;
  /** Of the sentence in its passage. */
  place: number;
  score: number;
}

// The best of a handful tried on clapnq-dev and the xquad corpora, in the unit of sentenceWeights' scores.
/** For a sentence beside a chosen one: both together read as one quote. */
const besideBonus = 1;
/** For all of the question's weight, held by no chosen sentence yet. */
const novelty = 1;
/** A sentence this much weaker than the best one stays out. */
const widestGap = 3;

/** The sentences that answer, best first: greedily, each by its score and by what it adds to those before it. Ties go to the earlier one. */
export function chooseSentences(readings: readonly PassageReading[], maxSentences: number): Candidate[] {
  const open = candidates(readings);
  const chosen: Candidate[] = [];
  const known = new Map<QuestionReading, Held>();
  let best = 0;
  while (chosen.length < maxSentences) {
    let next: Candidate | undefined;
    let nextScore = Number.NEGATIVE_INFINITY;
    for (const candidate of open) {
      const score = chosen.length === 0 ? candidate.score : candidate.score + added(candidate, chosen, known);
      if (score > nextScore && !chosen.some((other) => repeats(candidate, other))) {
        next = candidate;
        nextScore = score;
      }
    }
    if (next === undefined || (chosen.length > 0 && nextScore < best - widestGap)) break;
    if (chosen.length === 0) best = nextScore;
    chosen.push(next);
    const { question } = next.reading;
    const held = known.get(question) ?? new Float64Array(question.shares.length);
    join(held, next.sentence.held);
    known.set(question, held);
  }
  return chosen;
}

/**
 * Headings, edges of code fences, the lines at the top of a mail where nobody asks for them, and sentences without a term say
 * nothing by themselves; they are taken only where there is nothing else.
 */
function candidates(readings: readonly PassageReading[]): Candidate[] {
  const topScore = readings[0]?.passage.score ?? 0;
  const all = readings.flatMap((reading) =>
    reading.sentences.map((sentence, place) => ({
      reading,
      sentence,
      place,
      score: scoreOf(reading, sentence, topScore),
    })),
  );
  const telling = all.filter((candidate) => candidate.sentence.terms > 0 && !isFurniture(candidate));
  return telling.length > 0 ? telling : all;
}

const furniture = /^(?:#{1,6}\s|```)/;

function isFurniture(candidate: Candidate): boolean {
  const text = textOf(candidate);
  return furniture.test(text) || (isMailHead(text) && !asksForMailHead(candidate.reading.question));
}

function scoreOf(reading: PassageReading, sentence: SentenceReading, topScore: number): number {
  const features = sentenceFeatures(reading, sentence, topScore);
  let score = 0;
  for (const name of sentenceFeatureNames) score += sentenceWeights[name] * features[name];
  return score;
}

function added(
  candidate: Candidate,
  chosen: readonly Candidate[],
  known: ReadonlyMap<QuestionReading, Held>,
): number {
  const { reading, sentence, place } = candidate;
  const { question } = reading;
  const beside = chosen.some((other) => other.reading === reading && Math.abs(other.place - place) === 1);
  const held = known.get(question);
  let gain = coverage(sentence.held, question.shares);
  if (held !== undefined) {
    const both = Float64Array.from(held);
    join(both, sentence.held);
    gain = coverage(both, question.shares) - coverage(held, question.shares);
  }
  return (beside ? besideBonus : 0) + novelty * gain;
}

/** The words of one in the other, or the same place reached through another passage. */
function repeats(candidate: Candidate, chosen: Candidate): boolean {
  if (candidate === chosen) return true;
  const [left, right] = [candidate.reading.passage, chosen.reading.passage];
  if (left !== right && left.source === right.source) {
    const start = left.start + candidate.sentence.start;
    const end = left.start + candidate.sentence.end;
    if (start < right.start + chosen.sentence.end && right.start + chosen.sentence.start < end) return true;
  }
  const [words, known] = [withoutSpace(textOf(candidate)), withoutSpace(textOf(chosen))];
  return known.includes(words) || words.includes(known);
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

function textOf({ reading, sentence }: Candidate): string {
  return reading.passage.text.slice(sentence.start, sentence.end);
}
