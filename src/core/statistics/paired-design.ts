import { studentQuantile } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** What is assumed about a paired comparison before it runs. */
export interface PairedDesign {
  /** Standard deviation of the paired difference, in the metric's unit. */
  standardDeviation: number;
  /** Mean number of questions about one source, 1 or more. */
  questionsPerCluster: number;
  /** How alike differences on one source are, 0 to 1. */
  intraClusterCorrelation: number;
  /** Two-sided, such as .95. */
  confidence: number;
  /** The chance to find a difference of the size in question, such as .8. */
  power: number;
}

export interface DetectableDifference {
  status: "estimated";
  /** In the metric's unit. */
  difference: number;
  /** Questions by questions per cluster, not rounded. */
  clusters: number;
  designEffect: number;
}

/** How often larger the variance of a mean is than for independent questions: 1 + (m - 1) rho (Kish 1965). */
export function designEffect({ questionsPerCluster, intraClusterCorrelation }: PairedDesign): number {
  return 1 + (questionsPerCluster - 1) * intraClusterCorrelation;
}

/**
 * The smallest true difference that a comparison of so many questions finds with the wanted power (Bloom 1995):
 * (t_confidence + t_power) * sd * sqrt(design effect / questions). Student's t with clusters - 1 degrees of freedom rather
 * than the normal distribution, so that few sources promise less; from 60 clusters on the two agree within 2 %. Undefined
 * below two clusters, and where nothing varies.
 */
export function minimumDetectableDifference(
  design: PairedDesign,
  questions: number,
): DetectableDifference | UndefinedStatistic {
  if (questions === 0) return undefinedBecause("no-values");
  if (design.standardDeviation === 0) return undefinedBecause("no-variance");
  const clusters = questions / design.questionsPerCluster;
  if (clusters < 2) return undefinedBecause("one-cluster");
  const effect = designEffect(design);
  const standardError = design.standardDeviation * Math.sqrt(effect / questions);
  const difference = quantiles(design, clusters - 1) * standardError;
  return { status: "estimated", difference, clusters, designEffect: effect };
}

export interface RequiredQuestions {
  status: "estimated";
  questions: number;
  clusters: number;
  designEffect: number;
}

/**
 * The fewest whole clusters, and the questions in them, whose minimum detectable difference is no larger than the given
 * one. Undefined where nothing varies. @param difference above 0, else a RangeError, as no number of questions would do
 */
export function requiredQuestions(
  design: PairedDesign,
  difference: number,
): RequiredQuestions | UndefinedStatistic {
  if (!(difference > 0))
    throw new RangeError(`No number of questions detects a difference of ${difference}.`);
  if (design.standardDeviation === 0) return undefinedBecause("no-variance");
  const effect = designEffect(design);
  const spread = design.standardDeviation * Math.sqrt(effect / design.questionsPerCluster);
  const enough = (clusters: number): boolean =>
    (quantiles(design, clusters - 1) * spread) / Math.sqrt(clusters) <= difference;
  const clusters = smallest(enough, 2);
  const questions = Math.ceil(clusters * design.questionsPerCluster);
  return { status: "estimated", questions, clusters, designEffect: effect };
}

function quantiles({ confidence, power }: PairedDesign, degrees: number): number {
  return studentQuantile(1 - (1 - confidence) / 2, degrees) + studentQuantile(power, degrees);
}

/** The smallest whole number from `least` on for which a condition holds that, once true, stays true. */
function smallest(holds: (count: number) => boolean, least: number): number {
  let high = least;
  while (!holds(high)) high *= 2;
  let low = Math.max(least - 1, high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
