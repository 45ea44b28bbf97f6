import type { QuestionStatistics } from "@contracts/api/question-set.ts";
import type { BarRow } from "../../../charts/lay-out-bar-rows.ts";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

type Tally = QuestionStatistics["types"][number];

/** The first rows of a list of counts, and a sentence about the others; null where all are shown. */
export function tallyRows(
  tallies: readonly Tally[],
  named: (name: string) => string = (name) => name,
  most = 12,
): { rows: BarRow[]; others: string | null } {
  const rest = tallies.slice(most);
  return {
    rows: tallies.slice(0, most).map(({ name, questions }) => ({
      label: named(name),
      value: questions,
      shown: count(questions),
    })),
    others:
      rest.length === 0
        ? null
        : t.questions.others(
            rest.length,
            rest.reduce((sum, { questions }) => sum + questions, 0),
          ),
  };
}

/** How many clusters have how many questions, the smallest first. */
export function clusterSizes(clusters: readonly Tally[]): { questions: number; clusters: number }[] {
  const sizes = new Map<number, number>();
  for (const { questions } of clusters) sizes.set(questions, (sizes.get(questions) ?? 0) + 1);
  return [...sizes]
    .map(([questions, many]) => ({ questions, clusters: many }))
    .sort((a, b) => a.questions - b.questions);
}

/** Bars of lengths in words: their ends are told as the values that lie beyond them. */
export function lengthBars(
  lengths: NonNullable<QuestionStatistics["questionLength"]>,
): { from: number; to: number | null; count: number }[] {
  return lengths.histogram.map(({ from, to, count: many }) => ({
    from,
    to: to === null ? null : to + 1,
    count: many,
  }));
}
