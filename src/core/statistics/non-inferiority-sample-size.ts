import { normalQuantile } from "./distributions.ts";
import { type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** What a non-inferiority test of yes/no outcomes is to achieve where the two sides are truly equal. */
export interface NonInferiorityGoal {
  /** The largest loss that is tolerated, within (0, 1). */
  margin: number;
  /** One-sided confidence, such as .95. */
  confidence: number;
  /** The chance to show it, such as .8. */
  power: number;
}

export interface SampleSize {
  status: "estimated";
  /** Outcomes on each side, a whole number. */
  n: number;
}

/**
 * Outcomes per arm for two independent proportions that are equally large:
 * (z_confidence + z_power)^2 * 2 p (1 - p) / margin^2 (Blackwelder 1982). Undefined where the proportion is 0 or 1.
 */
export function sizePerArm(proportion: number, goal: NonInferiorityGoal): SampleSize | UndefinedStatistic {
  return sizeFor(2 * proportion * (1 - proportion), goal);
}

/**
 * Pairs for the same questions asked on both sides: (z_confidence + z_power)^2 * discordant share / margin^2
 * (Liu et al. 2002, for equal marginal rates). For independent questions; under clusters multiply by the design effect.
 * Undefined where no pair is expected to differ. @param discordantShare pairs that differ, of all, 0 to 1
 */
export function sizeInPairs(
  discordantShare: number,
  goal: NonInferiorityGoal,
): SampleSize | UndefinedStatistic {
  return sizeFor(discordantShare, goal);
}

function sizeFor(
  variance: number,
  { margin, confidence, power }: NonInferiorityGoal,
): SampleSize | UndefinedStatistic {
  if (!(variance > 0)) return undefinedBecause("no-variance");
  const reach = normalQuantile(confidence) + normalQuantile(power);
  return { status: "estimated", n: Math.ceil((reach * reach * variance) / (margin * margin)) };
}
