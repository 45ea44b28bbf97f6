import type { QuestionCheck } from "@contracts/api/question-check.ts";
import * as t from "../../../messages/messages.ts";

type Detectable = QuestionCheck["detectable"];

/** The assumption about clusters behind the sentence; the table beside it shows the others. */
const usualCorrelation = 0.1;

/** What the set can tell, in a sentence; the reason where it cannot be said. */
export function detectableSentence(detectable: Detectable): string {
  const usual = detectable
    .filter(({ intraClusterCorrelation }) => intraClusterCorrelation === usualCorrelation)
    .toSorted((a, b) => a.standardDeviation - b.standardDeviation);
  const least = usual[0]?.outcome;
  const most = usual.at(-1)?.outcome;
  if (least?.status !== "estimated" || most?.status !== "estimated") return t.questions.detectableUnknown;
  const { questions, clusters } = least;
  if (least.difference > 1) return t.questions.detectableNone(questions, clusters);
  const [low, high] = [points(least.difference), points(most.difference)];
  return low === high
    ? t.questions.detectableOne(questions, clusters, low)
    : t.questions.detectableTwo(questions, clusters, low, high);
}

export interface DetectableRow {
  standardDeviation: number;
  /** Points of 100, a cell a correlation; null where it cannot be said. */
  cells: (number | null)[];
}

/** Rows by how much two runs disagree, columns by how much questions of a cluster move together. */
export function detectableTable(detectable: Detectable): { correlations: number[]; rows: DetectableRow[] } {
  const correlations = distinct(detectable.map((one) => one.intraClusterCorrelation));
  const deviations = distinct(detectable.map((one) => one.standardDeviation));
  return {
    correlations,
    rows: deviations.map((standardDeviation) => ({
      standardDeviation,
      cells: correlations.map((correlation) => {
        const outcome = detectable.find(
          (one) => one.standardDeviation === standardDeviation && one.intraClusterCorrelation === correlation,
        )?.outcome;
        return outcome?.status === "estimated" ? points(outcome.difference) : null;
      }),
    })),
  };
}

function points(difference: number): number {
  return Math.round(100 * difference);
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
