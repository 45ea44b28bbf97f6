import { type Proportion, wilsonInterval } from "./proportion-interval.ts";
import { type Interval, type UndefinedStatistic, undefinedBecause } from "./undefined-statistic.ts";

/** The second share minus the first, -1 to 1, inside its two-sided interval. */
export interface ProportionDifference extends Interval {
  status: "estimated";
  difference: number;
}

/**
 * Difference of two independent proportions with the hybrid score interval (Newcombe 1998, method 10): the distances of
 * each Wilson bound from its estimate, added as squares. Questions that both sides answered are paired and do not belong
 * here. Undefined where a side has no outcomes. @param confidence such as .95
 */
export function proportionDifference(
  first: Proportion,
  second: Proportion,
  confidence: number,
): ProportionDifference | UndefinedStatistic {
  const before = wilsonInterval(first, confidence);
  const after = wilsonInterval(second, confidence);
  if (before.status === "undefined" || after.status === "undefined") return undefinedBecause("no-values");
  const difference = after.proportion - before.proportion;
  const down = Math.hypot(after.proportion - after.low, before.high - before.proportion);
  const up = Math.hypot(after.high - after.proportion, before.proportion - before.low);
  return { status: "estimated", difference, low: difference - down, high: difference + up };
}
