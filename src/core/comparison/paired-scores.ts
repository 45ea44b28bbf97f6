import type { Coverage } from "../../contracts/verdict.ts";
import type { OutcomeColumn } from "../evaluation/evaluation-codec.ts";
import { type ClusteredValues, withoutEmptyClusters } from "../statistics/clustered-values.ts";

/** Where the common questions of two runs stand in each. */
export interface CommonQuestions {
  /** Place of each common question in the first run's question set; the same order in all lists. */
  first: Uint32Array;
  second: Uint32Array;
  /** What each question rises and falls with, by number. */
  clusterOf: Uint32Array;
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
  const places = new Uint32Array(common.clusterOf.length);
  let kept = 0;
  const coverage = { first: emptyCoverage(), second: emptyCoverage() };
  for (let place = 0; place < places.length; place++) {
    const left = count(coverage.first, one, common.first[place]!);
    const right = count(coverage.second, other, common.second[place]!);
    if (left && right) places[kept++] = place;
  }
  const questions = places.slice(0, kept);
  const first = new Float64Array(kept);
  const second = new Float64Array(kept);
  const differences = new Float64Array(kept);
  for (let index = 0; index < kept; index++) {
    first[index] = one.scores[common.first[questions[index]!]!]!;
    second[index] = other.scores[common.second[questions[index]!]!]!;
    differences[index] = withoutResidue(second[index]! - first[index]!);
  }
  const clusterOf = questions.map((place) => common.clusterOf[place]!);
  return { questions, first, second, differences: withoutEmptyClusters(differences, clusterOf), coverage };
}

/** Equal scores that were added up in another order differ by some last digits: that is no change. */
export function withoutResidue(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : difference;
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
