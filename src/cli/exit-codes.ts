import type { AppErrorCode } from "../contracts/app-error.ts";

/** 0 yes, 1 the gate said no, 2 asked wrongly, 3 could not measure. */
export const exitCodes = { yes: 0, no: 1, askedWrongly: 2, couldNotMeasure: 3, stopped: 130 } as const;

const askedWrongly = new Set<AppErrorCode>([
  "config.invalid",
  "config.missing",
  "config.exists",
  "source.empty-folder",
  "source.unknown",
  "source.duplicate",
  "questions.invalid",
  "questions.missing",
  "questions.changed",
  "pipeline.invalid",
  "run.unknown",
  "run.unfinished",
  "budget.unknown-price",
]);

export function exitCodeOf(code: AppErrorCode): number {
  if (code === "aborted") return exitCodes.stopped;
  return askedWrongly.has(code) ? exitCodes.askedWrongly : exitCodes.couldNotMeasure;
}
