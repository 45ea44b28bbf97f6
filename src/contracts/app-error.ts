/** Every way Soundings can fail for a reason a person should read. HTTP statuses and exit codes are tables at the edges. */
export const appErrorCodes = [
  "config.invalid",
  "config.missing",
  "config.exists",
  "source.empty-folder",
  "source.duplicate",
  "source.unreadable",
  "source.unknown",
  "questions.invalid",
  "questions.missing",
  "questions.changed",
  "pipeline.invalid",
  "stage.failed",
  "plugin.failed",
  "store.damaged",
  "store.newer",
  "store.unwritable",
  "store.full",
  "store.busy",
  "run.unknown",
  "run.unfinished",
  "model.unsupported",
  "model.refused",
  "model.busy",
  "model.failed",
  "budget.exceeded",
  "budget.unknown-price",
  "egress.refused",
  "egress.failed",
  "adapter.missing-package",
  "measure.failed",
  "aborted",
  "internal",
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

export interface AppErrorDetails {
  /** One sentence: what is wrong, and where. */
  message: string;
  /** One sentence: what to do about it. */
  hint?: string;
  cause?: unknown;
}

/** The only error class of Soundings: a closed code, what is wrong and where, and what to do. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly hint: string | undefined;

  constructor(code: AppErrorCode, details: AppErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.hint = details.hint;
  }
}

/** What a message from an unknown thrown value would be; never throws. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
