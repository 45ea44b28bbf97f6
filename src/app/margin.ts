import { AppError } from "../contracts/app-error.ts";
import { answerSimilarityFamily } from "../core/evaluation/answer-similarity.ts";
import { standardMetrics } from "../core/evaluation/catalog.ts";

/** Two hundredths of a scale from 0 to 1: what most would not notice. Whoever knows better says so. */
export const usualMargin = 0.02;

/** Metrics of Soundings itself all run from 0 to 1, whatever their cut-off; of others the scale is not known. */
const families = new Set([
  ...((standard) => [...standard.metrics, ...standard.setMetrics])(
    standardMetrics({ k: [1], budgetCharacters: 1 }),
  ).map(({ id }) => familyOf(id)),
  answerSimilarityFamily,
]);

/** The margin that was given, else the usual one where the metric's scale is known. Throws AppError "config.invalid" for one as large as the scale. */
export function marginOf(metric: string, given: number | undefined): number | null {
  const isShare = families.has(familyOf(metric));
  if (given === undefined) return isShare ? usualMargin : null;
  if (!isShare || given < 1) return given;
  throw new AppError("config.invalid", {
    message: `A margin of ${given} accepts any loss of ${metric}, which runs from 0 to 1.`,
    hint: "Give the loss that you would not mind, such as 0.02.",
  });
}

/** Reads a margin from an option's text. Throws AppError "config.invalid". */
export function parseMargin(text: string): number {
  const margin = Number(text);
  if (text.trim() !== "" && Number.isFinite(margin) && margin >= 0) return margin;
  throw new AppError("config.invalid", {
    message:
      margin < 0
        ? `The margin ${text} has the wrong sign: it says how much may be lost, and is not below zero.`
        : `The margin ${JSON.stringify(text)} is not a number.`,
    hint: "Give it in the metric's own unit, such as --margin 0.02.",
  });
}

/** "span-recall" of "span-recall@5". */
function familyOf(metric: string): string {
  return metric.split("@")[0] ?? metric;
}
