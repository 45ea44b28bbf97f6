import type { QuestionEnd } from "./question-end.ts";

export interface EndsWithEvidence {
  ends: readonly QuestionEnd[];
  /** Of the answers, in the order of the ends; empty in a run without any. */
  evidence: readonly number[];
}

export interface ThresholdTrade {
  /** Rounded to two decimals, so that it can be written down as it was counted. */
  threshold: number;
  /** Of the questions lost so, how many it would have mended. */
  mended: number;
  of: number;
  /** Of those that went right on the other side, how many it would have broken. */
  broken: number;
  outOf: number;
}

/**
 * The refusal threshold that would mend half of a loss, and what it costs on the other side, on these very questions. A question is
 * refused where its evidence lies below the threshold. Undefined where nothing was lost so.
 */
export function thresholdTrade(
  loss: "refused-wrongly" | "should-have-refused",
  { ends, evidence }: EndsWithEvidence,
): ThresholdTrade | undefined {
  const lost: number[] = [];
  const others: number[] = [];
  for (const [index, { end, refused }] of ends.entries()) {
    const value = evidence[index];
    if (value === undefined) continue;
    if (end === loss) lost.push(value);
    else if (
      loss === "refused-wrongly" ? end === "rightly-refused" : isAnswerable(end) && refused === false
    ) {
      others.push(value);
    }
  }
  if (lost.length === 0) return undefined;
  const middle = lost.sort((a, b) => a - b)[Math.floor(lost.length / 2)]!;
  if (loss === "refused-wrongly") {
    const threshold = Math.floor(middle * 100) / 100;
    const isAnswered = (value: number) => value >= threshold;
    return tradeOf(threshold, lost.filter(isAnswered), others.filter(isAnswered));
  }
  // One hundredth above the evidence itself, which the threshold would else let pass.
  const threshold = (Math.floor(middle * 100) + 1) / 100;
  const isRefused = (value: number) => value < threshold;
  return tradeOf(threshold, lost.filter(isRefused), others.filter(isRefused));

  function tradeOf(at: number, mended: number[], broken: number[]): ThresholdTrade {
    return {
      threshold: at,
      mended: mended.length,
      of: lost.length,
      broken: broken.length,
      outOf: others.length,
    };
  }
}

function isAnswerable(end: QuestionEnd["end"]): boolean {
  return end !== "should-have-refused" && end !== "rightly-refused" && end !== "not-analysable";
}
