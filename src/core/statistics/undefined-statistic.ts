/** Why a statistic has no value. Each is an outcome that a person is told; none is ever a number or a verdict. */
export type UndefinedReason =
  | "no-values"
  | "one-value"
  | "one-cluster"
  | "no-variance"
  | "no-labelled-values"
  | "one-category"
  | "no-pairs"
  | "uninformative-judge";

/** What a statistic returns where it does not exist, instead of NaN. */
export interface UndefinedStatistic {
  status: "undefined";
  reason: UndefinedReason;
}

export function undefinedBecause(reason: UndefinedReason): UndefinedStatistic {
  return { status: "undefined", reason };
}

/** An interval of real numbers, both ends included. */
export interface Interval {
  low: number;
  high: number;
}
