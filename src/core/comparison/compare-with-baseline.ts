import type { Breathe } from "../../ports/breathe.ts";
import {
  type ClusteredValues,
  clusterTotals,
  meanOf,
  withoutEmptyClusters,
} from "../statistics/clustered-values.ts";
import { clusterRobustMean } from "../statistics/cluster-robust-mean.ts";
import { studentQuantile } from "../statistics/distributions.ts";
import { maxStatisticTest } from "../statistics/max-statistic-test.ts";
import { seededRandom } from "../statistics/random.ts";
import { confidence, fewestClusters } from "./decide-verdict.ts";
import { withoutResidue } from "./paired-scores.ts";

export interface ManyOptions {
  seed: number;
  resamples: number;
  breathe: Breathe;
}

/** Scores of many runs on one list of questions; NaN where a run did not score one. */
export interface ScoreTable {
  /** One row a run. */
  scores: readonly Float64Array[];
  /** What each question rises and falls with, by number. */
  clusterOf: Uint32Array;
}

/** A run minus the baseline. */
export interface BaselineDifference {
  difference: number | null;
  /** 95 % interval that holds for all runs of the table at once; null where none can be formed. */
  low: number | null;
  high: number | null;
  /** Corrected for the number of runs. */
  p: number | null;
  n: number;
  clusters: number;
}

/**
 * Every run against the baseline, paired by question, corrected for their number by the max-statistic permutation. Runs that score like the
 * baseline on every question, and tables with fewer than 8 clusters, get a difference without an interval.
 */
export async function compareWithBaseline(
  { scores, clusterOf }: ScoreTable,
  baseline: number,
  { seed, resamples, breathe }: ManyOptions,
): Promise<(BaselineDifference | null)[]> {
  const clusters = clusterOf.reduce((most, number) => Math.max(most, number + 1), 0);
  const reference = scores[baseline]!;
  const paired = scores.map((row, index) =>
    index === baseline ? undefined : pairedWith(reference, row, clusterOf),
  );
  const estimates = paired.map((sample) => sample && clusterRobustMean(sample));
  const sums = paired.map((sample, index) => {
    const estimate = estimates[index];
    if (estimate?.status !== "estimated" || estimate.clusters < fewestClusters) return undefined;
    return clusterTotals({ ...sample!.numbered, clusters }).sums;
  });
  const tested = sums.filter((row) => row !== undefined);
  const options = { random: seededRandom(seed), resamples, confidence, breathe };
  const { adjusted, reach } = await maxStatisticTest(tested, options);
  let place = 0;
  return paired.map((sample, index) => {
    if (sample === undefined) return null;
    const estimate = estimates[index]!;
    const n = sample.values.length;
    const common = { difference: n === 0 ? null : meanOf(sample.values), n, clusters: sample.clusters };
    if (sums[index] === undefined || estimate.status !== "estimated") {
      return { ...common, low: null, high: null, p: null };
    }
    const { mean, standardError, degrees } = estimate;
    // Never narrower than the interval of this comparison by itself.
    const factor = Math.max(reach, studentQuantile(1 - (1 - confidence) / 2, degrees));
    return {
      ...common,
      low: mean - factor * standardError,
      high: mean + factor * standardError,
      p: adjusted[place++]!,
    };
  });
}

interface PairedSample extends ClusteredValues {
  /** The same values by the table's own numbers of clusters: one sign is flipped for all runs. */
  numbered: Pick<ClusteredValues, "values" | "clusterOf">;
}

function pairedWith(reference: Float64Array, row: Float64Array, clusterOf: Uint32Array): PairedSample {
  const { values, clusterOf: numbers } = scoredDifferences(reference, row, clusterOf);
  return { ...withoutEmptyClusters(values, numbers), numbered: { values, clusterOf: numbers } };
}

/** Second row minus first on the questions that both score, clustered. */
export function pairedDifferences(
  first: Float64Array,
  second: Float64Array,
  clusterOf: Uint32Array,
): ClusteredValues {
  const { values, clusterOf: numbers } = scoredDifferences(first, second, clusterOf);
  return withoutEmptyClusters(values, numbers);
}

/** In plain loops: a board of a thousand runs asks twice for each. */
function scoredDifferences(first: Float64Array, second: Float64Array, clusterOf: Uint32Array) {
  const values = new Float64Array(second.length);
  const numbers = new Uint32Array(second.length);
  let scored = 0;
  for (let question = 0; question < second.length; question++) {
    const difference = withoutResidue(second[question]! - first[question]!);
    if (Number.isNaN(difference)) continue;
    values[scored] = difference;
    numbers[scored] = clusterOf[question]!;
    scored += 1;
  }
  return { values: values.slice(0, scored), clusterOf: numbers.slice(0, scored) };
}
