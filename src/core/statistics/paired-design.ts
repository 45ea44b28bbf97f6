import { minimumDetectableDifference } from "./detectable-difference.ts";
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
export function differenceByDesign(
  design: PairedDesign,
  questions: number,
): DetectableDifference | UndefinedStatistic {
  if (questions === 0) return undefinedBecause("no-values");
  if (design.standardDeviation === 0) return undefinedBecause("no-variance");
  const clusters = questions / design.questionsPerCluster;
  if (clusters < 2) return undefinedBecause("one-cluster");
  const effect = designEffect(design);
  const standardError = design.standardDeviation * Math.sqrt(effect / questions);
  const difference = reachOf(design, clusters) * standardError;
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
 * one. Undefined where nothing varies. A difference that no countable number of questions would do for is a RangeError.
 * @param difference above 0, in the metric's unit
 */
export function requiredQuestions(
  design: PairedDesign,
  difference: number,
): RequiredQuestions | UndefinedStatistic {
  if (design.standardDeviation === 0) return undefinedBecause("no-variance");
  const effect = designEffect(design);
  const spread = design.standardDeviation * Math.sqrt(effect / design.questionsPerCluster);
  const enough = (clusters: number): boolean =>
    (reachOf(design, clusters) * spread) / Math.sqrt(clusters) <= difference;
  const clusters = fewest(enough);
  if (clusters === undefined) {
    throw new RangeError(`No number of questions detects a difference of ${difference}.`);
  }
  const questions = Math.ceil(clusters * design.questionsPerCluster);
  return { status: "estimated", questions, clusters, designEffect: effect };
}

/** Beyond so many degrees of freedom the inverse of Student's distribution loses more digits than it still changes. */
const mostDegrees = 1e6;

/** The minimum detectable difference in standard errors. */
function reachOf(design: PairedDesign, clusters: number): number {
  const degrees = Math.min(clusters - 1, mostDegrees);
  return minimumDetectableDifference({ standardError: 1, degrees }, design);
}

/** The fewest clusters, from two on, that are enough, where more always are; undefined where no countable number is. */
function fewest(enough: (clusters: number) => boolean): number | undefined {
  let high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high > Number.MAX_SAFE_INTEGER) return undefined;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
