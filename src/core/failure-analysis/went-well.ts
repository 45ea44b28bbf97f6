import { isLoss } from "./loss-funnel.ts";
import type { QuestionEnd } from "./question-end.ts";

/** Stands where a metric's id would. */
export const wentWellMetric = "went-well";

/** 1 where nothing was lost, 0 where something was; undefined where that cannot be told. The one score that answerable and other questions share. */
export function wentWell({ end }: Pick<QuestionEnd, "end">): 0 | 1 | undefined {
  if (end === "not-analysable" || end === "used-unjudged") return undefined;
  return isLoss(end) ? 0 : 1;
}
