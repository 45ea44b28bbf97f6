import type { Pipeline } from "../../contracts/pipeline.ts";
import type { Question, QuestionEntry } from "../../contracts/question-set.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { fewestClusters } from "../comparison/decide-verdict.ts";
import { type AlikePair, alikeQuestions } from "./alike-questions.ts";
import { answerInGold, wordsInGold } from "./answer-in-gold.ts";
import { type ComparisonAssumptions, type DetectableBySet, detectableBySet } from "./detectable-by-set.ts";
import { type SplitLeak, splitLeaks } from "./split-leaks.ts";

export interface NamedQuestion {
  id: string;
  question: string;
}

export interface QuestionSetReview {
  questions: number;
  withGold: number;
  withAnswer: number;
  unanswerable: number;
  clusters: number;
  clustersWithGold: number;
  /** Fewer clusters allow no verdict about a difference: their spread cannot be told. */
  clustersNeeded: number;
  /** Of questions with an answer and gold. Answers that stand in no gold passage come with the share of their words that do, lowest first. */
  answers: { wordForWord: number; normalised: number; absent: { id: string; wordsInGold: number }[] };
  /** Ids of answerable questions without gold: retrieval cannot be measured on them. */
  withoutGold: string[];
  alike: { first: NamedQuestion; second: NamedQuestion; how: AlikePair["how"] }[];
  leaks: SplitLeak[];
  /** Ids of questions with gold longer than the largest chunk; null where chunks are not measured in characters. */
  goldBeyondChunk: string[] | null;
  /** Over the questions with gold, which most metrics take; over all where none has any. */
  detectable: (ComparisonAssumptions & { outcome: DetectableBySet })[];
}

const standardDeviations = [0.25, 0.4];
const correlations = [0, 0.1, 0.3];

/** What a person should know about a set whose every gold span exists. */
export async function reviewQuestions(
  questions: readonly Question[],
  {
    entries,
    textOf,
    chunk,
    breathe,
  }: {
    /** The same questions as they are written, by id. */
    entries: ReadonlyMap<string, QuestionEntry>;
    textOf(source: string): string;
    chunk: Pick<Pipeline["chunk"], "size" | "unit">;
    breathe: Breathe;
  },
): Promise<QuestionSetReview> {
  const answers: QuestionSetReview["answers"] = { wordForWord: 0, normalised: 0, absent: [] };
  for (const { id, answer, gold } of questions) {
    if (answer === undefined || answer.trim() === "" || gold.length === 0) continue;
    const pause = breathe();
    if (pause) await pause;
    const passages = gold.map(({ source, start, end }) => textOf(source).slice(start, end));
    const occurrence = answerInGold(answer, passages);
    if (occurrence === "absent") answers.absent.push({ id, wordsInGold: wordsInGold(answer, passages) });
    else answers[occurrence === "normalised" ? "normalised" : "wordForWord"]++;
  }
  answers.absent.sort((a, b) => a.wordsInGold - b.wordsInGold);
  const alike = await alikeQuestions(
    questions.map(({ question }) => question),
    breathe,
  );
  const placed = questions.map(({ id, group }) => ({ id, cluster: group, split: entries.get(id)?.split }));
  const withGold = questions.filter(({ gold }) => gold.length > 0);
  const measuredSizes = clusterSizes(withGold.length > 0 ? withGold : questions);
  return {
    questions: questions.length,
    withGold: withGold.length,
    withAnswer: questions.filter(({ answer }) => answer !== undefined).length,
    unanswerable: questions.filter(({ answerable }) => answerable === false).length,
    clusters: clusterSizes(questions).length,
    clustersWithGold: clusterSizes(withGold).length,
    clustersNeeded: fewestClusters,
    answers,
    withoutGold: questions
      .filter(({ gold, answerable }) => gold.length === 0 && answerable !== false)
      .map(({ id }) => id),
    alike: alike.map(({ first, second, how }) => ({
      first: named(questions[first]!),
      second: named(questions[second]!),
      how,
    })),
    leaks: splitLeaks(placed, alike),
    goldBeyondChunk:
      chunk.unit === "characters"
        ? questions
            .filter(({ gold }) => gold.some(({ start, end }) => end - start > chunk.size))
            .map(({ id }) => id)
        : null,
    detectable: standardDeviations.flatMap((standardDeviation) =>
      correlations.map((intraClusterCorrelation) => {
        const assumptions = { standardDeviation, intraClusterCorrelation };
        return { ...assumptions, outcome: detectableBySet(measuredSizes, assumptions) };
      }),
    ),
  };
}

function clusterSizes(questions: readonly Question[]): number[] {
  return [...Map.groupBy(questions, ({ group }) => group).values()].map(({ length }) => length);
}

function named({ id, question }: Question): NamedQuestion {
  return { id, question };
}
