import type { QuestionStatistics } from "@contracts/api/question-set.ts";
import type { BarRow } from "../../../charts/lay-out-bar-rows.ts";
import { count } from "../../../design/format.ts";
import { t } from "../../../messages/messages.ts";

type Tally = QuestionStatistics["types"][number];

/** Rows of a list of counts; what goes beyond the first ones is told as one row. */
export function tallyRows(
  tallies: readonly Tally[],
  most = 12,
  named: (name: string) => string = (name) => name,
): BarRow[] {
  const shown = tallies.slice(0, tallies.length > most ? most - 1 : most);
  const rest = tallies.slice(shown.length);
  const rows = shown.map(({ name, questions }) => ({
    label: named(name),
    value: questions,
    shown: count(questions),
  }));
  if (rest.length === 0) return rows;
  const sum = rest.reduce((all, { questions }) => all + questions, 0);
  return [...rows, { label: t.questions.others(rest.length), value: sum, shown: count(sum) }];
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
