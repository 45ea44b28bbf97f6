import type { GateEnd, GateReason } from "../../contracts/gate.ts";
import { smallestBeyond } from "../comparison/decide-verdict.ts";
import { meanInterval } from "../statistics/cluster-robust-mean.ts";
import { type NeededSample, sampleFor } from "../statistics/detectable-difference.ts";
import { studentUpperTail } from "../statistics/distributions.ts";
import type { MeasuredChange } from "./measured-change.ts";

export interface MetricJudgement {
  end: GateEnd;
  reason: GateReason;
  needed: NeededSample | null;
}

/**
 * Superiority: passes where the interval shows an improvement, fails where it excludes one, and where nothing changed at all:
 * then nothing improved.
 */
export function judgeSuperiority(change: MeasuredChange, confidence: number): MetricJudgement {
  if (change.status === "not-estimated") {
    const end = change.reason === "unchanged" ? "fail" : "could-not-decide";
    return { end, reason: change.reason, needed: null };
  }
  const { gain } = change;
  const { low, high } = meanInterval(gain, confidence);
  if (low > 0) return { end: "pass", reason: "better", needed: null };
  if (high <= 0) return { end: "fail", reason: "not-better", needed: null };
  return { end: "could-not-decide", reason: "inconclusive", needed: neededFor(change, 0, confidence, 1) };
}

export interface NonInferiorityBy {
  margin: number;
  confidence: number;
  /** {@link marginPValue}, corrected for the number of claims made at once. */
  adjustedP: number;
  claims: number;
}

/**
 * Non-inferiority: passes where a loss as large as the margin is excluded, fails where the whole interval lies beyond the margin.
 * What alters no score passes: a change without effect must not block.
 */
export function judgeNonInferiority(change: MeasuredChange, by: NonInferiorityBy): MetricJudgement {
  const { margin, confidence, claims, adjustedP } = by;
  if (change.status === "not-estimated") {
    const end = change.reason === "unchanged" ? "pass" : "could-not-decide";
    return { end, reason: change.reason, needed: null };
  }
  const { gain } = change;
  if (adjustedP < 1 - confidence) return { end: "pass", reason: "within-margin", needed: null };
  if (meanInterval(gain, confidence).high < -margin) {
    return { end: "fail", reason: "beyond-margin", needed: null };
  }
  const needed = neededFor(change, margin, confidence, claims);
  return { end: "could-not-decide", reason: "inconclusive", needed };
}

/**
 * What would settle it if the gain is what it looks like: pass where that lies above the margin, fail where it lies below. Of several
 * claims as if this were the one held to most: it may need fewer.
 */
function neededFor(
  { gain, cautious }: Extract<MeasuredChange, { status: "estimated" }>,
  margin: number,
  confidence: number,
  claims: number,
): NeededSample | null {
  const distance = gain.mean + margin;
  if (distance === 0) return null;
  const alpha = 1 - confidence;
  const passes = distance > 0 && margin > 0;
  const [sample, level] = passes ? [cautious, 1 - alpha / claims] : [gain, 1 - alpha / 2];
  return smallestBeyond(gain, [sampleFor(Math.abs(distance), sample, { confidence: level })]);
}

/**
 * One-sided p value of the hypothesis that the loss is as large as the margin, or larger. Without an estimate it is the least
 * where nothing changed, so that an unchanged guard leaves the others as they would be without it, and else the greatest.
 */
export function marginPValue(change: MeasuredChange, margin: number): number {
  if (change.status === "not-estimated") return change.reason === "unchanged" ? 0 : 1;
  const { mean, standardError, degrees } = change.cautious;
  return studentUpperTail((mean + margin) / standardError, degrees);
}
