import { meanOf } from "./clustered-values.ts";
import { normalQuantile } from "./distributions.ts";
import { isConstant, sampleCovariance, sampleVariance } from "./sample-variance.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** Scores of one metric in its own unit. What people labelled must be a random part of everything. */
export interface JudgedSample {
  labelled: readonly { judge: number; human: number }[];
  /** The judge's scores of what people did not label. */
  unlabelled: ArrayLike<number>;
}

export interface PredictionPoweredOptions {
  /** Such as .95. */
  confidence: number;
  /** "full" trusts the judge's mean and corrects it; "tuned" leans on the judge only as far as it narrows the interval. */
  reliance?: "full" | "tuned";
}

/** The mean that people would have given, with its two-sided interval. */
export interface PredictionPoweredMean extends Interval {
  status: "estimated";
  mean: number;
  standardError: number;
  /** Weight of the judge's scores, 0 to 1: 1 under "full". At 0 the mean is that of the human labels alone. */
  weight: number;
}

/**
 * A few human labels correct a judge's bias over many judged values (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023):
 * mean(judge on unlabelled) - mean(judge - human on labelled), variance var(judge) / N + var(judge - human) / n, normal
 * interval. "tuned" weighs the judge by cov(human, judge) / ((1 + n / N) var(judge)), kept within 0 and 1 (Angelopoulos,
 * Duchi and Zrnic 2023). Values are taken for independent. Too bold below some 50 labels. Undefined below two values on
 * either side, and where nothing varies.
 */
export function predictionPoweredMean(
  { labelled, unlabelled }: JudgedSample,
  { confidence, reliance = "full" }: PredictionPoweredOptions,
): PredictionPoweredMean | UndefinedStatistic {
  if (labelled.length === 0) return undefinedBecause("no-labelled-values");
  if (unlabelled.length === 0) return undefinedBecause("no-values");
  if (labelled.length === 1 || unlabelled.length === 1) return undefinedBecause("one-value");
  const weight = reliance === "full" ? 1 : tunedWeight(labelled, unlabelled);
  const corrections = labelled.map(({ judge, human }) => human - weight * judge);
  const mean = weight * meanOf(unlabelled) + meanOf(corrections);
  const standardError = Math.sqrt(
    (weight * weight * sampleVariance(unlabelled)) / unlabelled.length +
      sampleVariance(corrections) / labelled.length,
  );
  if (isConstant(standardError, mean)) return undefinedBecause("no-variance");
  const reach = normalQuantile(1 - (1 - confidence) / 2) * standardError;
  return { status: "estimated", mean, standardError, weight, low: mean - reach, high: mean + reach };
}

function tunedWeight(labelled: JudgedSample["labelled"], unlabelled: ArrayLike<number>): number {
  const judge = labelled.map((one) => one.judge);
  const human = labelled.map((one) => one.human);
  const spread = sampleVariance([...judge, ...Array.from(unlabelled)]);
  // A judge that never varies tells nothing apart, so it is given no weight.
  if (spread === 0) return 0;
  const best = sampleCovariance(human, judge) / ((1 + judge.length / unlabelled.length) * spread);
  return Math.min(1, Math.max(0, best));
}
