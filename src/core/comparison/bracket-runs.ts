import { clusteredValues, clusterTotals } from "../statistics/clustered-values.ts";
import { quantile } from "../statistics/quantiles.ts";
import { seededRandom } from "../statistics/random.ts";
import type { ManyOptions, ScoreTable } from "./compare-with-baseline.ts";
import { confidence, fewestClusters } from "./decide-verdict.ts";

/** Places of runs in the order given, first and last: no two of them can be told apart. */
export interface Bracket {
  first: number;
  last: number;
}

export type Brackets =
  | { status: "bracketed"; brackets: Bracket[] }
  | { status: "none"; reason: "too-few-clusters" | "too-few-common-questions" };

/** Below this share of the questions, those that every run scored say too little about all. */
const smallestCommonShare = 0.8;

/**
 * Runs that cannot be told apart, for an ordered list. Every pair is compared on the questions that all runs scored, corrected for the
 * number of pairs by the largest statistic under flipped signs of whole clusters; a bracket spans the longest stretch in which no
 * pair differs. Brackets overlap: that A is like B and B like C does not make A like C (Piepho 2004).
 * @param table runs best first
 */
export async function bracketRuns(
  { scores, groups }: ScoreTable,
  { seed, resamples, breathe }: ManyOptions,
): Promise<Brackets> {
  const questions = [...groups.keys()].filter((question) =>
    scores.every((row) => !Number.isNaN(row[question]!)),
  );
  const most = Math.max(
    0,
    ...scores.map((row) => row.reduce((n, score) => n + (Number.isNaN(score) ? 0 : 1), 0)),
  );
  if (questions.length < most * smallestCommonShare)
    return { status: "none", reason: "too-few-common-questions" };
  const names = questions.map((question) => groups[question]!);
  const totals = scores.map((row) =>
    clusterTotals(
      clusteredValues(
        questions.map((question) => row[question]!),
        names,
      ),
    ),
  );
  const clusters = totals[0]?.counts.length ?? 0;
  if (clusters < fewestClusters) return { status: "none", reason: "too-few-clusters" };

  const sums = totals.map(({ sums }) => sums);
  const scales = pairScales(sums);
  const critical = await criticalValue(sums, scales, { seed, resamples, breathe });
  const differ = (one: number, other: number) => {
    const scale = scales[one * sums.length + other]!;
    return scale > 0 && Math.abs(sumOf(sums[one]!) - sumOf(sums[other]!)) / scale > critical;
  };
  return { status: "bracketed", brackets: stretches(sums.length, differ) };
}

/** Root of the squared cluster differences of each pair, at `one * runs + other` for one below other. */
function pairScales(sums: readonly Float64Array[]): Float64Array {
  const scales = new Float64Array(sums.length ** 2);
  for (let one = 0; one < sums.length; one++) {
    for (let other = one + 1; other < sums.length; other++) {
      let squares = 0;
      for (let cluster = 0; cluster < sums[one]!.length; cluster++) {
        squares += (sums[one]![cluster]! - sums[other]![cluster]!) ** 2;
      }
      scales[one * sums.length + other] = Math.sqrt(squares);
    }
  }
  return scales;
}

async function criticalValue(
  sums: readonly Float64Array[],
  scales: Float64Array,
  { seed, resamples, breathe }: ManyOptions,
): Promise<number> {
  const random = seededRandom(seed);
  const largest = new Float64Array(resamples);
  const flipped = new Float64Array(sums.length);
  const signs = new Float64Array(sums[0]!.length);
  for (let resample = 0; resample < resamples; resample++) {
    const pause = breathe();
    if (pause) await pause;
    for (let cluster = 0; cluster < signs.length; cluster++) signs[cluster] = random.uint32() & 1 ? 1 : -1;
    for (const [run, row] of sums.entries()) {
      let sum = 0;
      for (let cluster = 0; cluster < signs.length; cluster++) sum += signs[cluster]! * row[cluster]!;
      flipped[run] = sum;
    }
    let most = 0;
    for (let one = 0; one < sums.length; one++) {
      for (let other = one + 1; other < sums.length; other++) {
        const scale = scales[one * sums.length + other]!;
        if (scale === 0) continue;
        const statistic = Math.abs(flipped[one]! - flipped[other]!) / scale;
        if (statistic > most) most = statistic;
      }
    }
    largest[resample] = most;
  }
  return quantile(largest.sort(), confidence);
}

function sumOf(row: Float64Array): number {
  let sum = 0;
  for (const one of row) sum += one;
  return sum;
}

/** Longest stretches without a differing pair; one that lies within another is not said twice. */
function stretches(runs: number, differ: (one: number, other: number) => boolean): Bracket[] {
  const brackets: Bracket[] = [];
  for (let first = 0; first < runs; first++) {
    let last = first;
    while (last + 1 < runs && !differsFromAny(first, last + 1, differ)) last += 1;
    if (last > (brackets.at(-1)?.last ?? -1)) brackets.push({ first, last });
  }
  return brackets;
}

function differsFromAny(
  first: number,
  run: number,
  differ: (one: number, other: number) => boolean,
): boolean {
  for (let other = first; other < run; other++) if (differ(other, run)) return true;
  return false;
}
