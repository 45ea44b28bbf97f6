import type { Question } from "../../contracts/question-set.ts";
import { wordTokens } from "../evaluation/answer-tokens.ts";
import { quantile } from "../statistics/quantiles.ts";
import { detectLanguage } from "../text/detect-language.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { plainWords } from "./alike-questions.ts";
import { questionTypeOf, questionTypes } from "./question-type.ts";

/** A name and how many questions bear it. */
export interface Tally {
  name: string;
  questions: number;
}

export interface Lengths {
  shortest: number;
  median: number;
  longest: number;
  /** Whole numbers from `from` to `to`, both included; the last one is open where `to` is null. */
  histogram: { from: number; to: number | null; count: number }[];
}

export interface QuestionSetStatistics {
  questions: number;
  unique: number;
  drafts: number;
  /** Where somebody said, or gold or an answer implies it. */
  answerable: number;
  unanswerable: number;
  unknown: number;
  types: Tally[];
  tags: Tally[];
  splits: Tally[];
  languages: Tally[];
  /** In words; null where there are none. */
  questionLength: Lengths | null;
  answerLength: Lengths | null;
  /** How many questions have that many gold passages. */
  goldPassages: { passages: number; questions: number }[];
  /** By gold, most asked about first. */
  sources: Tally[];
  sourcesWithoutQuestion: string[];
  /** Largest first. */
  clusters: Tally[];
}

/** Counts of a set whose every gold span exists. */
export async function questionSetStatistics(
  questions: readonly Question[],
  {
    drafts,
    splitOf,
    sources,
    breathe,
  }: {
    drafts: number;
    splitOf(id: string): string | undefined;
    /** Every source with its language. */
    sources: readonly { source: string; language: string }[];
    breathe: Breathe;
  },
): Promise<QuestionSetStatistics> {
  const languageOfSource = new Map(sources.map(({ source, language }) => [source, language]));
  const languages: string[] = [];
  const types: string[] = [];
  for (const { question, gold } of questions) {
    const pause = breathe();
    if (pause) await pause;
    const detected = await detectLanguage(question);
    // A few words seldom tell their language; those of a source nearly always do.
    const language = detected === "und" ? (languageOfSource.get(gold[0]?.source ?? "") ?? "und") : detected;
    languages.push(language);
    types.push(questionTypeOf(question, language));
  }
  const asked = tally(questions.flatMap(({ gold }) => [...new Set(gold.map(({ source }) => source))]));
  const askedNames = new Set(asked.map(({ name }) => name));
  const answers = questions.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  return {
    questions: questions.length,
    unique: new Set(questions.map(({ question }) => plainWords(question))).size,
    drafts,
    answerable: questions.filter(({ answerable }) => answerable === true).length,
    unanswerable: questions.filter(({ answerable }) => answerable === false).length,
    unknown: questions.filter(({ answerable }) => answerable === null).length,
    types: tally(types).sort((a, b) => orderOf(a.name) - orderOf(b.name)),
    tags: tally(questions.flatMap(({ tags }) => tags ?? [])),
    splits: tally(questions.flatMap(({ id }) => splitOf(id) ?? [])),
    languages: tally(languages),
    questionLength: lengths(questions.map(({ question }) => question)),
    answerLength: lengths(answers),
    goldPassages: [...Map.groupBy(questions, ({ gold }) => gold.length)]
      .map(([passages, having]) => ({ passages, questions: having.length }))
      .sort((a, b) => a.passages - b.passages),
    sources: asked,
    sourcesWithoutQuestion: sources.map(({ source }) => source).filter((source) => !askedNames.has(source)),
    clusters: tally(questions.map(({ group }) => group)),
  };
}

/** Most frequent first, equals by name. */
function tally(names: readonly string[]): Tally[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => ({ name, questions: all.length }))
    .sort((a, b) => b.questions - a.questions || (a.name < b.name ? -1 : 1));
}

function orderOf(type: string): number {
  return questionTypes.findIndex((known) => known === type);
}

const mostBars = 8;

/** Lengths in words; a character of a script without spaces counts as a word. */
function lengths(texts: readonly string[]): Lengths | null {
  if (texts.length === 0) return null;
  const counts = texts.map((text) => wordTokens(text).length).sort((a, b) => a - b);
  const [shortest, longest] = [counts[0]!, counts.at(-1)!];
  // The last bar takes the long tail, so that a few very long texts do not squeeze all others into one bar.
  const nearlyLongest = Math.ceil(quantile(counts, 0.95));
  const width = Math.max(1, Math.ceil((nearlyLongest - shortest + 1) / (mostBars - 1)));
  const histogram: Lengths["histogram"] = [];
  for (let from = shortest; from <= nearlyLongest; from += width) {
    histogram.push({ from, to: from + width - 1, count: countBetween(counts, from, from + width - 1) });
  }
  const end = histogram.at(-1)?.to ?? shortest;
  if (end < longest)
    histogram.push({ from: end + 1, to: null, count: countBetween(counts, end + 1, Infinity) });
  return { shortest, median: quantile(counts, 0.5), longest, histogram };
}

function countBetween(counts: readonly number[], from: number, to: number): number {
  return counts.filter((one) => one >= from && one <= to).length;
}
