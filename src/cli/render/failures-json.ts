import type { FailureAnalysis } from "../../app/use-cases/analyse-failures.ts";
import type { AppError } from "../../contracts/app-error.ts";

/** The documented shape of what `show` adds to a run (docs/json.md). Null with the reason where it could not be analysed. */
export function failuresJson(analysed: FailureAnalysis | AppError) {
  if (analysed instanceof Error) {
    return { failures: null, slices: null, notAnalysed: analysed.message };
  }
  const { slices, perQuestion, metric, ...funnel } = analysed;
  return {
    failures: { ...funnel, perQuestion: perQuestion.map(({ end }) => end) },
    slices: { metric, compared: slices },
  };
}
