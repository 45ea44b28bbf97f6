import { holmAdjusted } from "../statistics/adjust-p-values.ts";
import { judgeNonInferiority, marginPValue, type MetricJudgement } from "./judge-metric.ts";
import type { MeasuredChange } from "./measured-change.ts";

export interface MeasuredGuard {
  margin: number;
  change: MeasuredChange;
}

export interface GuardJudgement extends MetricJudgement {
  /** Null where it was not tested. */
  adjustedP: number | null;
}

/** Every guard by non-inferiority within its margin, the p values corrected by Holm over all guards that the rule names. */
export function judgeGuards(guards: readonly MeasuredGuard[], confidence: number): GuardJudgement[] {
  const claims = guards.length;
  const adjusted = holmAdjusted(guards.map(({ change, margin }) => marginPValue(change, margin)));
  return guards.map(({ margin, change }, index) => {
    const adjustedP = adjusted[index]!;
    return {
      ...judgeNonInferiority(change, { margin, confidence, adjustedP, claims }),
      adjustedP: change.status === "estimated" ? adjustedP : null,
    };
  });
}
