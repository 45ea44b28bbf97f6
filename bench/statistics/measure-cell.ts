import { decideVerdict, largestLoss } from "../../src/core/comparison/decide-verdict.ts";
import { type ClusteredValues, meanOf } from "../../src/core/statistics/clustered-values.ts";
import { clusterRobustMean } from "../../src/core/statistics/cluster-robust-mean.ts";
import { studentQuantile } from "../../src/core/statistics/distributions.ts";
import { type Random, seededRandom } from "../../src/core/statistics/random.ts";
import { type Design, latentBelow } from "./design.ts";
import { drawDifferences, gaussian } from "./draw-differences.ts";

/** Shares of runs. */
export interface CellRates {
  /** Nothing differs: called better; called better or worse. */
  falseBetter: number;
  falseDifferent: number;
  plainFalseDifferent: number;
  /** The second run is worse by just the margin: called not worse, or better. */
  falseNotWorse: number;
  plainFalseNotWorse: number;
  /** There is an effect that the oracle finds nine times in ten: called better. */
  power: number;
  plainPower: number;
  oraclePower: number;
}

const normal975 = 1.959963984540054;
/** Standard errors at which a two-sided test at 5 % that knows them finds an effect nine times in ten. */
const ninetyPercent = normal975 + 1.2815515655446004;

/** All rates of one cell; the same seed gives the same rates. */
export function measureCell(design: Design, runs: number, seed: number): CellRates {
  const { outcome } = design;
  const random = seededRandom(seed);
  const normal = gaussian(random);
  const draw = (a: number, b: number) => () => drawDifferences(design, { a, b }, random, normal);
  const { base, margin } = outcome;

  const equal = repeat(runs, draw(base, base), judgeNull);
  const atMargin = repeat(runs, draw(base, latentBelow(outcome, margin)), (sample) =>
    judgeMargin(sample, margin),
  );
  const weaker = effectFor(design, Math.min(runs, 1000), random, normal);
  const means: number[] = [];
  const effect = repeat(runs, draw(weaker, base), (sample) => {
    means.push(meanOf(sample.values));
    return judgeNull(sample);
  });
  const spread = deviation(means);
  return {
    falseBetter: equal("better"),
    falseDifferent: equal("different"),
    plainFalseDifferent: equal("plain-different"),
    falseNotWorse: atMargin("not-worse"),
    plainFalseNotWorse: atMargin("plain-not-worse"),
    power: effect("better"),
    plainPower: effect("plain-better"),
    oraclePower: means.filter((mean) => mean > normal975 * spread).length / runs,
  };
}

type Judgement =
  | "better"
  | "different"
  | "plain-better"
  | "plain-different"
  | "not-worse"
  | "plain-not-worse";

/** Share of runs with a judgement. */
function repeat(
  runs: number,
  draw: () => ClusteredValues,
  judge: (sample: ClusteredValues) => Judgement[],
): (judgement: Judgement) => number {
  const counts = new Map<Judgement, number>();
  for (let run = 0; run < runs; run++) {
    for (const judgement of judge(draw())) counts.set(judgement, (counts.get(judgement) ?? 0) + 1);
  }
  return (judgement) => (counts.get(judgement) ?? 0) / runs;
}

function judgeNull(sample: ClusteredValues): Judgement[] {
  const judged: Judgement[] = [];
  const estimate = clusterRobustMean(sample);
  if (estimate.status === "estimated") {
    const { kind } = decideVerdict(estimate, largestLoss(estimate, changedOf(sample)), null);
    if (kind === "better") judged.push("better");
    if (kind === "better" || kind === "worse") judged.push("different");
  }
  const { mean, standardError, degrees } = plainMean(sample);
  if (Math.abs(mean) > studentQuantile(0.975, degrees) * standardError) {
    judged.push("plain-different");
    if (mean > 0) judged.push("plain-better");
  }
  return judged;
}

function judgeMargin(sample: ClusteredValues, margin: number): Judgement[] {
  const judged: Judgement[] = [];
  const estimate = clusterRobustMean(sample);
  if (estimate.status === "estimated") {
    const { kind } = decideVerdict(estimate, largestLoss(estimate, changedOf(sample)), margin);
    if (kind === "not-worse" || kind === "better") judged.push("not-worse");
  }
  const { mean, standardError, degrees } = plainMean(sample);
  if (mean - studentQuantile(0.95, degrees) * standardError > -margin) judged.push("plain-not-worse");
  return judged;
}

/** The ordinary paired t-test, for which every question is independent. */
function plainMean({ values }: ClusteredValues) {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const degrees = values.length - 1;
  return { mean, standardError: Math.sqrt(squares / degrees / values.length), degrees };
}

function changedOf({ values }: ClusteredValues): number {
  let changed = 0;
  for (const value of values) if (value !== 0) changed += 1;
  return changed;
}

/** Latent mean of the weaker system at which the oracle's power is nine in ten: its spread depends on the effect, so it is found in steps. */
function effectFor(design: Design, runs: number, random: Random, normal: () => number): number {
  const { outcome } = design;
  let weaker = outcome.base;
  for (let step = 0; step < 4; step++) {
    const means = Array.from({ length: runs }, () =>
      meanOf(drawDifferences(design, { a: weaker, b: outcome.base }, random, normal).values),
    );
    weaker = latentBelow(outcome, ninetyPercent * deviation(means));
  }
  return weaker;
}

function deviation(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
