import type { Outcome } from "../../contracts/outcome.ts";
import { type ClusteredValues, clusteredValues } from "../statistics/clustered-values.ts";
import type { SearchQuestion } from "./search-question.ts";

/** What one question through one candidate gave. */
export interface Measured {
  outcome: Outcome;
  /** Where it was taken. */
  milliseconds?: number;
  /** In any one currency or count, where it is known. */
  cost?: number;
}

/** What can be compared between candidates. Of all three, more is better: time and cost are negated. */
export type Measure = "score" | "time" | "cost";

/** Everything measured so far, by candidate and question. */
export interface Scoreboard {
  record(candidate: string, questions: readonly SearchQuestion[], measured: readonly Measured[]): void;
  /** Questions that the candidate went through, in the order they were asked. */
  asked(candidate: string): readonly SearchQuestion[];
  /** Undefined where the question was not asked, could not be measured or is not applicable. */
  value(candidate: string, question: SearchQuestion, measure?: Measure): number | undefined;
  counts(candidate: string): { scored: number; notApplicable: number; failed: number };
}

/** @param sign 1 where a higher score is better, -1 where a lower one is: inside a search more is always better. */
export function createScoreboard(sign: 1 | -1): Scoreboard {
  const rows = new Map<string, { asked: SearchQuestion[]; measured: Map<string, Measured> }>();
  const rowOf = (candidate: string) => {
    const row = rows.get(candidate) ?? { asked: [], measured: new Map<string, Measured>() };
    rows.set(candidate, row);
    return row;
  };
  return {
    record(candidate, questions, measured) {
      const row = rowOf(candidate);
      for (const [index, question] of questions.entries()) {
        row.asked.push(question);
        row.measured.set(question.id, measured[index]!);
      }
    },
    asked: (candidate) => [...(rows.get(candidate)?.asked ?? [])],
    value(candidate, question, measure = "score") {
      const measured = rows.get(candidate)?.measured.get(question.id);
      if (measured === undefined) return undefined;
      if (measure === "score") {
        return measured.outcome.status === "scored" ? sign * measured.outcome.score : undefined;
      }
      const spent = measure === "time" ? measured.milliseconds : measured.cost;
      return spent === undefined ? undefined : -spent;
    },
    counts(candidate) {
      const statuses = [...(rows.get(candidate)?.measured.values() ?? [])].map(
        ({ outcome }) => outcome.status,
      );
      return {
        scored: statuses.filter((status) => status === "scored").length,
        notApplicable: statuses.filter((status) => status === "not-applicable").length,
        failed: statuses.filter((status) => status === "failed").length,
      };
    },
  };
}

/** The candidate's values on those of the questions where it has one. */
export function valuesOf(
  board: Scoreboard,
  candidate: string,
  questions: readonly SearchQuestion[],
): ClusteredValues {
  return collected(questions, (question) => board.value(candidate, question));
}

/** First minus second on the questions where both have a value. */
export function differencesOf(
  board: Scoreboard,
  first: string,
  second: string,
  questions: readonly SearchQuestion[],
  measure: Measure = "score",
): ClusteredValues {
  return collected(questions, (question) => {
    const one = board.value(first, question, measure);
    const other = board.value(second, question, measure);
    return one === undefined || other === undefined ? undefined : one - other;
  });
}

function collected(
  questions: readonly SearchQuestion[],
  valueOf: (question: SearchQuestion) => number | undefined,
): ClusteredValues {
  const values: number[] = [];
  const clusters: string[] = [];
  for (const question of questions) {
    const value = valueOf(question);
    if (value === undefined) continue;
    values.push(value);
    clusters.push(question.cluster);
  }
  return clusteredValues(values, clusters);
}
