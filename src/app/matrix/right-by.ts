import type { Matrix } from "../../contracts/api/matrix.ts";
import { scoreText } from "../../contracts/score-text.ts";
import type { OutcomeColumn } from "../../core/evaluation/evaluation-codec.ts";
import { rightFromTokenF1 } from "../../core/failure-analysis/judge-answer.ts";
import { isLowerBetter } from "../metric-direction.ts";

/** The middle of a scale from 0 to 1, where nothing is known of a metric's own. */
const middle = 0.5;

/**
 * From which score on a question counts as right, so that "one is right, the other is wrong" can be asked. A metric that says yes or
 * no decides by itself; of others more than half of what can be had is right. Null for metrics on another scale than 0 to 1.
 */
export function rightBy(metric: string, columns: readonly OutcomeColumn[]): Matrix["right"] {
  const kind = scaleOf(columns);
  if (kind === undefined) return null;
  const lowerIsBetter = isLowerBetter(metric);
  if (kind === "yes or no") {
    const threshold = lowerIsBetter ? 0 : 1;
    const sentence = `A question is right where ${metric} says ${threshold}.`;
    return { metric, lowerIsBetter, threshold, sentence };
  }
  const threshold = metric === "token-f1" ? rightFromTokenF1 : middle;
  const where = lowerIsBetter ? "at most" : "at least";
  const sentence = `A question is right where ${metric} is ${where} ${scoreText(threshold)}.`;
  return { metric, lowerIsBetter, threshold, sentence };
}

function scaleOf(columns: readonly OutcomeColumn[]): "yes or no" | "share" | undefined {
  let isShare = false;
  let any = false;
  for (const { scores } of columns) {
    for (const score of scores) {
      if (Number.isNaN(score)) continue;
      if (score < 0 || score > 1) return undefined;
      any = true;
      if (score !== 0 && score !== 1) isShare = true;
    }
  }
  if (!any) return undefined;
  return isShare ? "share" : "yes or no";
}
