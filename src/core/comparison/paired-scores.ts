import type { Coverage } from "../../contracts/verdict.ts";
import type { OutcomeColumn } from "../evaluation/evaluation-codec.ts";
import { type ClusteredValues, clusteredValues } from "../statistics/clustered-values.ts";

/** Where the common questions of two runs stand in each. */
export interface CommonQuestions {
  /** Place of each common question in the first run's question set; the same order in all lists. */
  first: Uint32Array;
  second: Uint32Array;
  /** What each question rises and falls with. */
  groups: readonly string[];
}

/** One metric on the questions that both runs scored. */
export interface PairedScores {
  /** Places among the common questions. */
  questions: Uint32Array;
  first: Float64Array;
  second: Float64Array;
  /** Second minus first, clustered. */
  differences: ClusteredValues;
  coverage: { first: Coverage; second: Coverage };
}

export function pairScores(one: OutcomeColumn, other: OutcomeColumn, common: CommonQuestions): PairedScores {
  const questions: number[] = [];
  const coverage = { first: emptyCoverage(), second: emptyCoverage() };
  for (let place = 0; place < common.groups.length; place++) {
    const left = count(coverage.first, one, common.first[place]!);
    const right = count(coverage.second, other, common.second[place]!);
    if (left && right) questions.push(place);
  }
  const first = Float64Array.from(questions, (place) => one.scores[common.first[place]!]!);
  const second = Float64Array.from(questions, (place) => other.scores[common.second[place]!]!);
  const differences = clusteredValues(
    second.map((score, index) => score - first[index]!),
    questions.map((place) => common.groups[place]!),
  );
  return { questions: Uint32Array.from(questions), first, second, differences, coverage };
}

function emptyCoverage(): Coverage {
  return { scored: 0, notApplicable: 0, failed: 0 };
}

/** True where the question was scored. */
function count(coverage: Coverage, { unscored }: OutcomeColumn, question: number): boolean {
  const outcome = unscored.get(question);
  if (outcome === undefined) coverage.scored += 1;
  else if (outcome.status === "failed") coverage.failed += 1;
  else coverage.notApplicable += 1;
  return outcome === undefined;
}
