import { clusterTotals, withoutEmptyClusters } from "../statistics/clustered-values.ts";
import { drawSigns, signedSum } from "../statistics/max-statistic-test.ts";
import { seededRandom } from "../statistics/random.ts";
import { upperQuantile } from "../statistics/upper-quantile.ts";
import type { ManyOptions, ScoreTable } from "./compare-with-baseline.ts";
import { confidence, fewestClusters } from "./decide-verdict.ts";
import { type PairScales, pairScales } from "./pair-scales.ts";

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
  { scores, clusterOf }: ScoreTable,
  { seed, resamples, breathe }: ManyOptions,
): Promise<Brackets> {
  const scored = scores.map((row) => row.reduce((n, score) => n + (Number.isNaN(score) ? 0 : 1), 0));
  const questions = Uint32Array.from(clusterOf.keys()).filter((question) =>
    scores.every((row) => !Number.isNaN(row[question]!)),
  );
  if (questions.length < Math.max(0, ...scored) * smallestCommonShare) {
    return { status: "none", reason: "too-few-common-questions" };
  }
  const numbers = questions.map((question) => clusterOf[question]!);
  const sums = scores.map((row) => {
    const values = Float64Array.from(questions, (question) => row[question]!);
    return clusterTotals(withoutEmptyClusters(values, numbers)).sums;
  });
  if ((sums[0]?.length ?? 0) < fewestClusters) return { status: "none", reason: "too-few-clusters" };

  const scales = pairScales(sums);
  const critical = await criticalValue(sums, scales, { seed, resamples, breathe });
  const total = sums.map((row) => row.reduce((sum, one) => sum + one, 0));
  const differ = (one: number, other: number) =>
    Math.abs(total[one]! - total[other]!) * scales.of(one, other) > critical;
  return { status: "bracketed", brackets: stretches(sums.length, differ) };
}

/** What the largest of all pairs' statistics stays below with the given confidence where no two runs differ. */
async function criticalValue(
  sums: readonly Float64Array[],
  scales: PairScales,
  { seed, resamples, breathe }: ManyOptions,
): Promise<number> {
  const random = seededRandom(seed);
  const largest = upperQuantile(resamples, confidence);
  const flipped = new Float64Array(sums.length);
  const signs = new Float64Array(sums[0]!.length);
  for (let resample = 0; resample < resamples; resample++) {
    const pause = breathe();
    if (pause) await pause;
    drawSigns(signs, random);
    for (let run = 0; run < sums.length; run++) flipped[run] = signedSum(signs, sums[run]!);
    // Most resamples lie below what decides: they are not searched to the end.
    largest.add(scales.largestDifference(flipped, largest.floor));
  }
  return largest.value();
}

/** Longest stretches without a differing pair; one that lies within another is not said twice. */
function stretches(runs: number, differ: (one: number, other: number) => boolean): Bracket[] {
  const brackets: Bracket[] = [];
  let last = -1;
  for (let first = 0; first < runs; first++) {
    const before = last;
    // What the stretch before holds is known to be alike: only runs beyond it are looked at.
    last = Math.max(last, first);
    while (last + 1 < runs && !differsFromAny(first, last + 1, differ)) last += 1;
    if (last > before) brackets.push({ first, last });
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
