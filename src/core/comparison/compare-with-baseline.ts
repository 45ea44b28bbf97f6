import type { Breathe } from "../../ports/breathe.ts";
import { clusteredValues, clusterTotals, meanOf } from "../statistics/clustered-values.ts";
import { clusterRobustMean } from "../statistics/cluster-robust-mean.ts";
import { studentQuantile } from "../statistics/distributions.ts";
import { maxStatisticTest } from "../statistics/max-statistic-test.ts";
import { seededRandom } from "../statistics/random.ts";
import { confidence, fewestClusters } from "./decide-verdict.ts";

export interface ManyOptions {
  seed: number;
  resamples: number;
  breathe: Breathe;
}

/** Scores of many runs on one list of questions; NaN where a run did not score one. */
export interface ScoreTable {
  /** One row a run. */
  scores: readonly Float64Array[];
  /** What each question rises and falls with. */
  groups: readonly string[];
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
  { scores, groups }: ScoreTable,
  baseline: number,
  { seed, resamples, breathe }: ManyOptions,
): Promise<(BaselineDifference | null)[]> {
  const numbers = numberedGroups(groups);
  const reference = scores[baseline]!;
  const paired = scores.map((row, index) =>
    index === baseline ? undefined : pairedWith(reference, row, groups),
  );
  const estimates = paired.map((sample) => sample && clusterRobustMean(sample));
  const sums = paired.map((sample, index) => {
    const estimate = estimates[index];
    if (estimate?.status !== "estimated" || estimate.clusters < fewestClusters) return undefined;
    return alignedSums(sample!, numbers);
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

interface PairedSample {
  values: Float64Array;
  clusterOf: Uint32Array;
  clusters: number;
  names: readonly string[];
}

function pairedWith(reference: Float64Array, row: Float64Array, groups: readonly string[]): PairedSample {
  const values: number[] = [];
  const names: string[] = [];
  for (let question = 0; question < row.length; question++) {
    const difference = row[question]! - reference[question]!;
    if (Number.isNaN(difference)) continue;
    values.push(difference);
    names.push(groups[question]!);
  }
  return { ...clusteredValues(values, names), names };
}

/** Sums by the table's own numbering of clusters: the same sign is flipped for all runs. */
function alignedSums(sample: PairedSample, numbers: ReadonlyMap<string, number>): Float64Array {
  const { sums } = clusterTotals({
    values: sample.values,
    clusterOf: Uint32Array.from(sample.names, (name) => numbers.get(name)!),
    clusters: numbers.size,
  });
  return sums;
}

function numberedGroups(groups: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const group of groups) if (!numbers.has(group)) numbers.set(group, numbers.size);
  return numbers;
}
